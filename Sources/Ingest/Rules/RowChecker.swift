import Model

/// Holds the rules and references of a contract against the rows of one piece.
final class RowChecker {
  /// A row that is loaded although a check does not hold.
  struct Finding {
    /// The check.
    var check: Int
    /// Physical line from zero, of the piece.
    var line: Int
    /// One-based byte column.
    var column: Int
  }

  /// First rows of each check that are loaded although it does not hold.
  private(set) var findings: [Finding] = []
  /// All such rows, by check.
  private(set) var counts: [Int]

  private let checks: UnsafeMutableBufferPointer<RowChecks.Check>
  private let machine: RowMachine
  private let values: UnsafeMutablePointer<Int64>
  private let texts: UnsafePointer<PackedBytes>
  private let broken: UnsafeMutablePointer<Int>

  /// Checks rows whose stored values and packed texts stand there, by field; behind the values there
  /// is room for the registers.
  init(
    _ checks: RowChecks, values: UnsafeMutablePointer<Int64>, texts: UnsafePointer<PackedBytes>,
    fields: Int
  ) {
    self.checks = checks.checks
    self.values = values
    self.texts = texts
    counts = [Int](repeating: 0, count: checks.checks.count)
    broken = .allocate(capacity: max(1, checks.checks.count))
    for (place, value) in checks.initial.enumerated() { values[fields + place] = value }
    machine = RowMachine(
      steps: checks.steps, lists: checks.lists, values: values, texts: texts)
  }

  deinit {
    broken.deallocate()
  }

  /// The first check for which the row must be set aside, or nil; other checks that do not hold are
  /// recorded if it is not.
  @inline(never)
  func check(_ record: RecordSpan) -> Int? {
    var count = 0
    for index in 0..<checks.count where !holds(index) {
      if checks[index].severity == .quarantine { return index }
      broken[count] = index
      count &+= 1
    }
    for place in 0..<count { note(broken[place], record) }
    return nil
  }

  private func note(_ index: Int, _ record: RecordSpan) {
    counts[index] += 1
    guard counts[index] <= FindingList.shown else { return }
    findings.append(Finding(check: index, line: record.line, column: column(index, record)))
  }

  /// One-based byte column of the field that a check names.
  func column(_ index: Int, _ record: RecordSpan) -> Int {
    guard let field = checks[index].field, field < record.fields.count else { return 1 }
    return record.fields[field].offset + 1
  }

  @inline(__always)
  private func holds(_ index: Int) -> Bool {
    guard let check = checks.baseAddress.map({ $0 + index }) else { return true }
    if let condition = check.pointee.condition {
      machine.run(condition.steps)
      // A row of which it is not known whether the rule is about it is left alone.
      if values[condition.result] != 1 { return true }
    }
    if let requirement = check.pointee.requirement {
      machine.run(requirement.steps)
      let truth = values[requirement.result]
      return truth == Column.missingWide ? check.pointee.missing == .pass : truth == 1
    }
    guard let field = check.pointee.field else { return true }
    if let known = check.pointee.texts {
      guard texts[field].high != 0 else { return check.pointee.missing == .pass }
      return known.contains(texts[field])
    }
    let code = values[field]
    guard code >= 0, code < check.pointee.codes.count else {
      return check.pointee.missing == .pass
    }
    return check.pointee.codes[Int(code)]
  }
}
