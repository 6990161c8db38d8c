/// A place in a file that a person can open: one-based line and column.
public struct Location: Hashable, Comparable, Sendable {
  /// Path as the user gave it or would type it, relative to the workspace where possible.
  public var file: String
  /// One-based physical line; nil where the whole file is meant.
  public var line: Int?
  /// One-based column: characters in definitions, bytes in extracts.
  public var column: Int?
  /// Name of the extract's column that is meant, for machines; messages name it themselves.
  public var field: String?

  /// Names a place; leave out line and column for a whole file.
  public init(file: String, line: Int? = nil, column: Int? = nil, field: String? = nil) {
    self.file = file
    self.field = field
    self.line = line
    self.column = column
  }

  /// Ordered by file, line and column; a whole file comes before its lines.
  public static func < (left: Location, right: Location) -> Bool {
    (left.file, left.line ?? 0, left.column ?? 0) < (right.file, right.line ?? 0, right.column ?? 0)
  }
}

extension Location: CustomStringConvertible {
  /// `file:line:column`, the form that editors and terminals make clickable.
  public var description: String {
    guard let line else { return file }
    guard let column else { return "\(file):\(line)" }
    return "\(file):\(line):\(column)"
  }
}
