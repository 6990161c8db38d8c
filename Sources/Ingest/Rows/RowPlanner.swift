import Model

/// Makes the plan of a file's rows from the contract, and owns the tables that the plan points to.
final class RowPlanner {
  /// The plan.
  private(set) var plan: RowPlan
  private let tables: [CodeTable?]
  private let careful: [CarefulReader]
  /// Rules and references; nil where there are none.
  let checks: RowChecks?
  private var patterns: [UnsafeMutablePointer<UInt64>] = []

  /// Plans for columns in the order of the header.
  init(
    contract: ExtractContract, header: Header, codeLists: [String: CodeList],
    period: ReferencePeriod, context: ReadingContext = ReadingContext()
  ) {
    let columns = header.columns
    checks = RowChecks(
      contract: contract, columns: columns, codeLists: codeLists, period: period,
      references: context.references)
    let fields = UnsafeMutableBufferPointer<FieldPlan>.allocate(capacity: columns.count)
    plan = RowPlan(fields: fields, times: TimeDecoder())
    plan.header = header.texts
    plan.isHeaderReadable = columns.allSatisfy { RowPlanner.kind($0.type).isText }
    tables = columns.map { column in
      guard case .code(let list) = column.type else { return nil }
      return codeLists[list].map { CodeTable($0) }
    }
    careful = RowPlanner.careful(contract, columns, codeLists)
    for (index, column) in columns.enumerated() {
      var field = RowPlanner.field(column, contract.dialect)
      field.isKey = contract.key.contains(column.name)
      field.codes = tables[index]?.lookup
      if let pattern = column.pattern.flatMap({ IdentifierPattern($0) }) {
        let table = pattern.makeTable()
        patterns.append(table)
        field.pattern = UnsafePointer(table)
        field.isDigits = pattern.isDigits && pattern.maximum < 16
        field.shortest = pattern.minimum
        field.longest = pattern.maximum
      }
      RowPlanner.limit(&field, column, contract, period)
      switch header.roles[index] {
      case .column: break
      case .ignored: field.kind = .ignored
      case .unnamed: field.kind = .unnamed
      }
      fields.initializeElement(at: index, to: field)
    }
    plan.careful = .allocate(capacity: columns.count)
    for (index, reader) in careful.enumerated() {
      plan.careful.initializeElement(at: index, to: Unmanaged.passUnretained(reader))
      plan.fields[index].suspicion = suspicion(reader, fields, index)
    }
    plan.checks = checks.map { Unmanaged.passUnretained($0) }
    plan.tally = RowPlanner.tally(columns, codeLists)
    plan.texts = RowPlanner.positions(columns) { RowPlanner.kind($0.type).isText }
    plan.keys = RowPlanner.positions(columns) { contract.key.contains($0.name) }
    if case .event(let date) = contract.time {
      plan.event = columns.firstIndex { $0.name == date }
    }
    plan.firstKeyField = columns.firstIndex { contract.key.contains($0.name) }
    if case .spell(let from, let to) = contract.time,
      let first = columns.firstIndex(where: { $0.name == from }),
      let last = columns.firstIndex(where: { $0.name == to })
    {
      plan.spell = (first, last)
    }
  }

  deinit {
    plan.fields.deallocate()
    plan.careful.deallocate()
    plan.texts.deallocate()
    plan.keys.deallocate()
    plan.tally.codes.deallocate()
    plan.tally.numbers.deallocate()
    plan.times.release()
    for pattern in patterns { pattern.deallocate() }
  }

  /// The plan with places to write to, by field; nil where a column is not kept.
  func plan(
    writingTo targets: [UnsafeMutableRawPointer?], keyHashes: UnsafeMutablePointer<UInt64>?
  ) -> RowPlan {
    for (index, target) in targets.enumerated() {
      switch plan.fields[index].kind {
      case .integer, .decimal:
        plan.fields[index].wide = target?.assumingMemoryBound(to: Int64.self)
      default:
        plan.fields[index].narrow = target?.assumingMemoryBound(to: Int32.self)
      }
    }
    plan.keyHashes = keyHashes
    return plan
  }

  /// Readers of unusual values; columns of one list share what it takes to match codes.
  private static func careful(
    _ contract: ExtractContract, _ columns: [ColumnContract], _ codeLists: [String: CodeList]
  ) -> [CarefulReader] {
    var matchers: [String: CodeMatcher] = [:]
    return columns.map { column in
      var matcher: CodeMatcher?
      if case .code(let name) = column.type, let list = codeLists[name] {
        let made = matchers[name] ?? CodeMatcher(list)
        matchers[name] = made
        matcher = made
      }
      return CarefulReader(
        column, decimalMark: column.decimalMark ?? contract.dialect.decimalMark, matcher: matcher)
    }
  }

  /// What of a column has to be looked at again although it can be read.
  private func suspicion(
    _ reader: CarefulReader, _ fields: UnsafeMutableBufferPointer<FieldPlan>, _ index: Int
  ) -> FieldPlan.Suspicion {
    guard let field = fields.baseAddress else { return .none }
    let isHidden = reader.markerTexts.contains { marker in
      let bytes = Array(marker.utf8) + Array(repeating: 0, count: PackedBytes.slack)
      return bytes.withUnsafeBufferPointer { bytes in
        guard let content = bytes.baseAddress, !marker.isEmpty else { return false }
        var (value, key) = (Int64(0), PackedBytes())
        return plan.decode(field + index, content, marker.utf8.count, &value, &key) == nil
      }
    }
    if isHidden { return .all }
    return fields[index].kind.isText && fields[index].pattern == nil ? .formula : .none
  }

  private static func tally(
    _ columns: [ColumnContract], _ codeLists: [String: CodeList]
  ) -> RowTally.Plan {
    var tally = RowTally.Plan()
    var codes: [RowTally.Codes] = []
    for (index, column) in columns.enumerated() {
      guard case .code(let list) = column.type else { continue }
      let count = codeLists[list]?.codes.count ?? 0
      codes.append(RowTally.Codes(field: index, start: tally.size, count: count))
      tally.size += count + 1
    }
    tally.codes = .allocate(capacity: codes.count)
    _ = tally.codes.initialize(from: codes)
    tally.numbers = positions(columns) { $0.type.isWide }
    return tally
  }

  private static func positions(
    _ columns: [ColumnContract], where isWanted: (ColumnContract) -> Bool
  ) -> UnsafeMutableBufferPointer<Int> {
    let positions = columns.indices.filter { isWanted(columns[$0]) }
    let copy = UnsafeMutableBufferPointer<Int>.allocate(capacity: positions.count)
    _ = copy.initialize(from: positions)
    return copy
  }

  private static func field(_ column: ColumnContract, _ dialect: Dialect) -> FieldPlan {
    var field = FieldPlan(kind: kind(column.type), isRequired: column.isRequired)
    field.minimum = max(column.minimum ?? .min, column.usual.least ?? .min)
    field.maximum = min(column.maximum ?? .max, column.usual.greatest ?? .max)
    field.decimalMark = column.decimalMark ?? dialect.decimalMark
    field.mostBytes = UInt(min(ColumnContract.longestField, max(0, column.longest)))
    if case .decimal(let places) = column.type { field.places = min(18, max(0, places)) }
    if case .identifier(let scheme) = column.type { field.hasCheckCharacter = scheme == "fin" }
    return field
  }

  private static func kind(_ type: ValueType) -> FieldPlan.Kind {
    switch type {
    case .code: .code
    case .identifier: .identifier
    case .integer: .integer
    case .decimal: .decimal
    case .date: .date
    case .month: .month
    case .schoolYear: .schoolYear
    case .period: .period
    case .yesNo: .yesNo
    case .text, .real, .months, .days, .codeSet: .text
    }
  }

  /// Sets which values belong to the delivery's period.
  private static func limit(
    _ field: inout FieldPlan, _ column: ColumnContract, _ contract: ExtractContract,
    _ period: ReferencePeriod
  ) {
    let days = (Int64(period.firstDay.number), Int64(period.lastDay.number))
    let first = ReferencePeriod(containing: period.firstDay, frequency: .monthly)
      .advanced(by: -contract.lagMonths)
    let last = ReferencePeriod(containing: period.lastDay, frequency: .monthly)
    let isWhole = contract.delivery == .full
    switch contract.time {
    case .month(column.name):
      field.periodMaximum = Int64(last.ordinal)
      if !isWhole { field.periodMinimum = Int64(first.ordinal) }
    case .period(column.name):
      // Of the periods that end with a month, the year is stored with the greatest number.
      field.periodMaximum = Int64(ReferencePeriod.storedBounds(of: last).upperBound)
      if !isWhole {
        field.periodMinimum = Int64(ReferencePeriod.storedBounds(of: first).lowerBound)
      }
    case .event(column.name):
      field.periodMaximum = days.1
      if !isWhole { field.earlierThan = days.0 }
    default: break
    }
  }
}
