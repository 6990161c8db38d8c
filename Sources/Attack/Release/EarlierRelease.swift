/// A release that readers may still have.
public struct EarlierRelease: Hashable, Sendable {
  /// Its folder.
  public var folder: String
  /// Text of its own description, where there is one: numbers that it describes in another way are not compared.
  public var specification: [UInt8]?

  /// Names a release.
  public init(folder: String, specification: [UInt8]? = nil) {
    self.folder = folder
    self.specification = specification
  }
}

extension Specification {
  /// Tables that another description has as well: the same column of the same file, which says the same.
  func tables(alsoIn other: Specification) -> Set<Int> {
    let known = Set(other.tables.map(other.text))
    return Set(tables.indices.filter { known.contains(text(of: tables[$0])) })
  }

  private func text(of table: Table) -> String {
    var title = ""
    if case .named(let measure) = table.measure { title = measures[measure].title ?? "" }
    let columns = table.columns.values.sorted().joined(separator: " ")
    return "\(table.file)|\(table.value)|\(columns)|\(title)"
  }
}
