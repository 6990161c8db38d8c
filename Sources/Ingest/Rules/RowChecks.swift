public import Model

/// The rules and references of a contract, compiled for the columns of one file.
final class RowChecks {
  /// One rule or reference.
  struct Check {
    /// What becomes of a row in which it does not hold.
    var severity: RuleSeverity
    /// What an unknown truth, or a missing value, counts as.
    var missing: MissingStrategy
    /// Header position of the column that findings name.
    var field: Int?
    /// Steps and result of the condition; nil for all rows.
    var condition: (steps: Range<Int>, result: Int)?
    /// Steps and result of what must hold; nil for a reference.
    var requirement: (steps: Range<Int>, result: Int)?
    /// Texts of the other extract; nil for a rule.
    var texts: ValueSet.Lookup?
    /// Whether the other extract has a code, by position; for coded columns.
    var codes = UnsafeBufferPointer<Bool>(start: nil, count: 0)
  }

  /// What findings say of a check.
  enum Name {
    case rule(id: String, title: String?)
    case reference(extract: String, column: String)

    /// The finding of a row that is not set aside.
    func problem(_ severity: RuleSeverity) -> RuleProblem {
      switch self {
      case .rule(let id, let title):
        severity == .reject
          ? .ruleBroken(rule: id, title: title) : .ruleNoted(rule: id, title: title)
      case .reference(let extract, let column):
        severity == .reject
          ? .referenceMissing(extract: extract, column: column)
          : .referenceNoted(extract: extract, column: column)
      }
    }

    /// What the finding of a row that is set aside adds.
    var detail: String {
      switch self {
      case .rule(let id, let title): title.map { "rule '\(id)', \($0)" } ?? "rule '\(id)'"
      case .reference(let extract, let column): "column '\(column)' of extract '\(extract)'"
      }
    }

    /// The fault of a row that is set aside.
    var fault: RowFault {
      switch self {
      case .rule: .ruleBroken
      case .reference: .referenceMissing
      }
    }
  }

  /// All checks.
  let checks: UnsafeMutableBufferPointer<Check>
  /// Their names.
  private(set) var names: [Name] = []
  /// Steps of all rules.
  let steps: UnsafeMutableBufferPointer<RowProgram.Step>
  /// Lists of all steps.
  let lists: UnsafeMutableBufferPointer<Int64>
  /// Values of the registers behind the fields.
  let initial: [Int64]
  /// References whose other extract was not read.
  let unchecked: [Reference]

  private var sets: [ValueSet] = []
  private var members: [UnsafeMutableBufferPointer<Bool>] = []

  /// Compiles what a contract says; nil where there is nothing to check.
  init?(
    contract: ExtractContract, columns: [ColumnContract], codeLists: [String: CodeList],
    period: ReferencePeriod, references: [String: Set<String>]
  ) {
    guard !contract.rules.isEmpty || !contract.references.isEmpty else { return nil }
    var program = RowProgram(columns: columns, period: period)
    var checks: [Check] = []
    for rule in contract.rules {
      guard let check = RowChecks.check(rule, columns, &program) else { continue }
      checks.append(check)
      names.append(.rule(id: rule.id, title: rule.title?.en))
    }
    unchecked = contract.references.filter { references[$0.source] == nil }
    for reference in contract.references {
      guard let texts = references[reference.source],
        let field = columns.firstIndex(where: { $0.name == reference.column })
      else { continue }
      var check = Check(
        severity: reference.severity, missing: reference.missing, field: field)
      if case .code(let list) = columns[field].type {
        let codes = codeLists[list]?.codes ?? []
        let known = UnsafeMutableBufferPointer<Bool>.allocate(capacity: codes.count)
        _ = known.initialize(from: codes.map { texts.contains($0.id) })
        members.append(known)
        check.codes = UnsafeBufferPointer(known)
      } else {
        let set = ValueSet(texts)
        sets.append(set)
        check.texts = set.lookup
      }
      checks.append(check)
      names.append(.reference(extract: reference.extract, column: reference.otherColumn))
    }
    self.checks = RowChecks.copy(checks)
    steps = RowChecks.copy(program.steps)
    lists = RowChecks.copy(program.lists)
    initial = program.initial
  }

  deinit {
    checks.deallocate()
    steps.deallocate()
    lists.deallocate()
    for known in members { known.deallocate() }
  }

  private static func check(
    _ rule: RowRule, _ columns: [ColumnContract], _ program: inout RowProgram
  ) -> Check? {
    var check = Check(severity: rule.severity, missing: rule.missing)
    do {
      check.condition = try rule.condition.map { try program.add($0) }
      check.requirement = try program.add(rule.requirement)
    } catch {
      // Reported when the contract was checked, before any file was opened.
      return nil
    }
    let name = rule.firstColumn
    check.field = columns.firstIndex { $0.name == name }
    return check
  }

  private static func copy<Element>(
    _ elements: [Element]
  ) -> UnsafeMutableBufferPointer<Element> {
    let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = copy.initialize(from: elements)
    return copy
  }
}

extension RowRule {
  /// The first column that the requirement names, or else the condition.
  var firstColumn: String? {
    for case .column(let name, _) in requirement.columns + (condition?.columns ?? []) {
      return name
    }
    return nil
  }
}

extension Reference {
  /// Key of the other column's values in `ReadingContext.references`.
  public var source: String {
    Self.source(extract, otherColumn)
  }

  /// Key of a column's values in `ReadingContext.references`.
  public static func source(_ extract: String, _ column: String) -> String {
    "\(extract).\(column)"
  }
}
