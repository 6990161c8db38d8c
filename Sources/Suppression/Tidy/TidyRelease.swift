/// The tidy files of a release with true numbers, and the cell of each number.
public struct TidyRelease: Sendable {
  /// One number of a file.
  struct Number: Sendable {
    /// Index of the file.
    var file: Int
    /// Index of the row.
    var row: Int
    /// Index of the layout that found it.
    var layout: Int
    /// What it is.
    var content: Content
  }

  /// What a number is.
  enum Content: Hashable, Sendable {
    /// A cell: index of its entry.
    case entry(Int)
    /// A quotient of cells: its measure, and where it stands.
    case share(measure: String, position: Int)
  }

  /// What columns and numbers mean.
  public let specification: ReleaseSpecification
  var files: [TidyFile]
  var layouts: [TidyLayout]
  var numbers: [Number] = []
  /// Decimal places of the units in which the values of each measure are whole.
  public private(set) var places: [Int] = []
  /// The numbers by cell.
  public internal(set) var tabulation: Tabulation
  /// What is wrong; a release with problems must not be protected.
  public internal(set) var problems: [TidyProblem]

  /// Finds the cells of a release.
  ///
  /// - Parameters:
  ///   - specification: what columns and numbers mean.
  ///   - files: the files, in the order of their paths.
  ///   - rules: what is to be protected, where files say who contributed.
  public init(
    _ specification: ReleaseSpecification, files: [TidyFile], rules: PrimaryRuleSet
  ) {
    self.specification = specification
    self.files = files
    tabulation = Tabulation(specification)
    (layouts, problems) = Self.layouts(specification, files)
    places = Self.places(layouts, files, &tabulation)
    var codes = KnownCodes(specification)
    for index in layouts.indices { read(layout: index, rules: rules, codes: &codes) }
    checkSharedColumns()
    checkQuotients()
    knowElsewhere(codes)
  }

  static func layouts(
    _ specification: ReleaseSpecification, _ files: [TidyFile]
  ) -> ([TidyLayout], [TidyProblem]) {
    var layouts: [TidyLayout] = []
    var problems: [TidyProblem] = []
    var isDescribed = [Bool](repeating: false, count: files.count)
    for table in specification.tables {
      let pattern = PathPattern(table.file)
      let matching = files.indices.filter { pattern.matches(files[$0].path) }
      if matching.isEmpty {
        problems.append(TidyProblem(kind: .noFile(pattern: table.file), file: table.file))
      }
      for index in matching {
        isDescribed[index] = true
        let layout = TidyLayout(
          table, of: files[index], index: index, specification: specification, problems: &problems)
        if let layout { layouts.append(layout) }
      }
    }
    for index in files.indices where !isDescribed[index] {
      problems.append(TidyProblem(kind: .undescribed, file: files[index].path))
    }
    return (layouts, problems)
  }

  /// The most decimal places that any value of a measure has, by measure.
  private static func places(
    _ layouts: [TidyLayout], _ files: [TidyFile], _ tabulation: inout Tabulation
  ) -> [Int] {
    var places: [Int] = []
    for layout in layouts {
      for row in files[layout.file].table.rows {
        guard let id = layout.measure(of: row), let number = DecimalNumber(row[layout.value])
        else { continue }
        let measure = tabulation.measure(id)
        while places.count <= measure { places.append(0) }
        places[measure] = max(places[measure], number.decimals)
      }
    }
    return places
  }
}

extension TidyRelease {
  private mutating func read(layout index: Int, rules: PrimaryRuleSet, codes: inout KnownCodes) {
    let layout = layouts[index]
    let table = files[layout.file].table
    for row in table.rows.indices where !layout.isAbsent(table.rows[row]) {
      let fields = table.rows[row]
      guard let measure = layout.measure(of: fields), !measure.isEmpty else {
        report(.unknownMeasure(column: columnOfMeasures(layout)), layout, row)
        continue
      }
      let coordinates = layout.coordinates(of: fields)
      if let dimension = codes.firstUnknown(coordinates) {
        report(.unknownCode(column: dimension), layout, row)
        continue
      }
      let position = tabulation.position(coordinates)
      if specification.isQuotient(measure) {
        let content = Content.share(measure: measure, position: position)
        numbers.append(Number(file: layout.file, row: row, layout: index, content: content))
        continue
      }
      guard let entry = entry(of: fields, row, measure, position, layout, rules) else { continue }
      numbers.append(Number(file: layout.file, row: row, layout: index, content: .entry(entry)))
    }
  }

  private func columnOfMeasures(_ layout: TidyLayout) -> String {
    if case .column(let column, _) = layout.measure {
      files[layout.file].table.header[column]
    } else {
      ""
    }
  }

  mutating func report(_ kind: TidyProblem.Kind, _ layout: TidyLayout, _ row: Int) {
    let file = files[layout.file]
    problems.append(TidyProblem(kind: kind, file: file.path, line: file.table.lines[row]))
  }

  /// Adds the cell of a row; nil where its number cannot be used.
  private mutating func entry(
    of fields: [String], _ row: Int, _ id: String, _ position: Int, _ layout: TidyLayout,
    _ rules: PrimaryRuleSet
  ) -> Int? {
    guard !layout.isHidden(fields) else {
      report(.missingNumber, layout, row)
      return nil
    }
    let measure = tabulation.measure(id)
    let isMagnitude = specification.isMagnitude(id)
    let number = DecimalNumber(fields[layout.value])
    if let number, !isMagnitude, number.decimals > 0 || number.digits < 0 {
      report(.noCount, layout, row)
      return nil
    }
    let places = isMagnitude && measure < places.count ? places[measure] : 0
    guard let number, let value = number.scaled(to: places) else {
      report(.noNumber, layout, row)
      return nil
    }
    guard let need = need(of: number, fields, isMagnitude, places, layout, rules) else {
      report(.contributions, layout, row)
      return nil
    }
    // What hiding tells of an amount is told in the units of the file.
    let least = isMagnitude ? specification.measures?[id]?.suppressedMin : nil
    let entry = tabulation.add(
      measure: measure, position: position, value: value, need: need,
      least: least.map { scaled($0, measure) })
    if entry == nil { report(.contradiction, layout, row) }
    return entry
  }

  /// What the columns of contributions ask for; nil where they cannot be right.
  private func need(
    of number: DecimalNumber, _ fields: [String], _ isMagnitude: Bool, _ places: Int,
    _ layout: TidyLayout, _ rules: PrimaryRuleSet
  ) -> LinkedSystem.Need?? {
    let columns = layout.contributions
    guard columns.contributors != nil || columns.largest != nil else { return .some(nil) }
    // In a table of several measures rows of counts need not say who is behind them.
    let counted = columns.contributors.flatMap { isMagnitude || !fields[$0].isEmpty ? $0 : nil }
    let persons = counted.map { DecimalNumber(fields[$0])?.scaled(to: 0) ?? -1 }
    guard persons ?? 0 >= 0 else { return nil }
    guard isMagnitude else { return .some(persons.flatMap { rules.need(ofCount: $0) }) }
    let largest = columns.largest.map { DecimalNumber(fields[$0])?.double ?? .nan } ?? 0
    let second = columns.second.map { DecimalNumber(fields[$0])?.double ?? .nan } ?? 0
    guard largest >= second, second >= 0 else { return nil }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let sum = Magnitude(total: number.double, largest: largest, second: second)
    guard persons != 0, sum.total != 0 else { return .some(nil) }
    return .some(
      rules.need(ofMagnitude: sum, contributors: persons ?? Int.max, scale: scale))
  }
}

/// The codes that a specification lists, by dimension; any code is known where it lists none.
struct KnownCodes {
  private var codes: [String: Set<String>] = [:]

  init(_ specification: ReleaseSpecification) {
    for (id, dimension) in specification.dimensions where dimension.time != true {
      guard dimension.members != nil || dimension.parents != nil else { continue }
      var known = Set(dimension.members ?? [])
      for (child, parent) in dimension.parents ?? [:] { known.formUnion([child, parent]) }
      for (group, members) in dimension.groups ?? [:] { known.formUnion(members + [group]) }
      if let total = dimension.total { known.insert(total) }
      codes[id] = known
    }
  }

  /// Whether the specification lists the codes of a dimension.
  func lists(_ dimension: String) -> Bool {
    codes[dimension] != nil
  }

  /// The first dimension whose code is not known.
  func firstUnknown(_ coordinates: [(dimension: String, code: String)]) -> String? {
    coordinates.first { codes[$0.dimension]?.contains($0.code) == false }?.dimension
  }
}

extension ReleaseSpecification {
  /// Whether a measure is a quotient of others.
  func isQuotient(_ measure: String) -> Bool {
    measures?[measure]?.type == "share"
      || (relations ?? []).contains { $0.type == "share" && $0.share == measure }
  }

  /// Whether a measure is an amount rather than a count.
  func isMagnitude(_ measure: String) -> Bool {
    let stated = measures?[measure]
    return stated?.integer == false || (stated?.type ?? "count") != "count"
  }
}
