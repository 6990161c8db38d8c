import FoundationEssentials

/// What the files of a release show of each cell.
struct PublishedFolder {
  /// A number of a file.
  struct Number {
    var name: String
    var measure: String
    /// What is printed; nil where it is hidden.
    var text: String?
  }

  /// A printed quotient and the cells that it follows from.
  struct Quotient {
    var name: String
    var parts: [String]
  }

  let specification: PublishedSpecification
  private(set) var numbers: [Number] = []
  private(set) var quotients: [Quotient] = []
  private let dimensions: [String]

  /// Reads all files that a specification describes.
  init(_ specification: PublishedSpecification, folder: String) throws(VerificationError) {
    self.specification = specification
    dimensions = specification.dimensions.keys.sorted()
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: "\(folder)/"))?.sorted() ?? []
    for table in specification.tables {
      let pattern = table.file.split(separator: "*", omittingEmptySubsequences: false)
      let matching = paths.filter { Self.matches($0[...], pattern[...]) }
      guard !matching.isEmpty else {
        throw VerificationError(.missing, "no file has the name of a table", file: table.file)
      }
      for path in matching {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(path)"),
          let rows = PublishedRows(Array(data))
        else { throw VerificationError(.data, "the file is no CSV file", file: path) }
        for fields in rows.rows { read(PublishedRow(columns: rows.columns, fields: fields), table) }
      }
    }
  }

  private mutating func read(_ row: PublishedRow, _ table: PublishedSpecification.Table) {
    guard !row.isAbsent(table), let measure = row.measure(table) else { return }
    let place = place(of: row, table)
    let value = row[table.value ?? "value"] ?? ""
    let flag = table.flag.flatMap { row[$0] }
    let isHidden = value.isEmpty || flag.map { table.suppressed?.contains($0) == true } == true
    let name = "\(CellName.escaped(measure)),\(place)"
    let definitions = specification.quotients(measure)
    if definitions.isEmpty, specification.measures?[measure]?.type != "share" {
      let id = CellName.escaped(measure)
      numbers.append(Number(name: name, measure: id, text: isHidden ? nil : value))
    } else if !isHidden {
      let parts = definitions.flatMap { [$0.num ?? "", $0.den ?? ""] }
      let names = parts.map { "\(CellName.escaped($0)),\(place)" }
      quotients.append(Quotient(name: name, parts: names))
    }
  }

  /// The codes of a row that are not totals, as a certificate names them.
  private func place(of row: PublishedRow, _ table: PublishedSpecification.Table) -> String {
    var places: [String] = []
    for id in dimensions {
      guard let code = table.fixed?[id] ?? row[table.columns?[id] ?? id],
        code != specification.dimensions[id]?.total
      else { continue }
      places.append("\(CellName.escaped(id))=\(CellName.escaped(code))")
    }
    return places.joined(separator: ";")
  }

  /// Whether a path is what a pattern, cut at its `*`, stands for.
  private static func matches(_ path: Substring, _ pieces: ArraySlice<Substring>) -> Bool {
    guard let first = pieces.first, path.hasPrefix(first) else { return false }
    let rest = path.dropFirst(first.count)
    guard let next = pieces.dropFirst().first else { return rest.isEmpty }
    if next.isEmpty, pieces.count == 2 { return true }
    return rest.indices.contains { matches(rest[$0...], pieces.dropFirst()) }
  }

  /// A printed number in the units of its cell; nil where it is none.
  static func value(_ text: String, places: Int) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    var decimals = parts.count > 1 ? String(parts[1]) : ""
    while decimals.hasSuffix("0") { decimals.removeLast() }
    guard parts.count <= 2, decimals.utf8.count <= places else { return nil }
    decimals += String(repeating: "0", count: places - decimals.utf8.count)
    return Int(String(parts[0]) + decimals)
  }
}
