/// A file of a folder of tidy files.
public struct TidyFile: Hashable, Sendable {
  /// Its path within the folder.
  public var path: String
  /// What it holds.
  public var table: TidyTable

  /// Names a table.
  public init(path: String, table: TidyTable) {
    self.path = path
    self.table = table
  }
}

/// A path in which `*` stands for any text.
struct PathPattern {
  private let pieces: [Substring]

  /// Reads a pattern.
  init(_ pattern: String) {
    pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
  }

  /// Whether it stands for a path.
  func matches(_ path: String) -> Bool {
    guard let first = pieces.first, let last = pieces.last else { return false }
    guard pieces.count > 1 else { return path == first }
    guard path.hasPrefix(first), path.count >= first.count + last.count, path.hasSuffix(last)
    else { return false }
    var rest = path.dropFirst(first.count).dropLast(last.count)
    for piece in pieces.dropFirst().dropLast() {
      guard let range = Self.find(piece, in: rest) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }

  private static func find(_ piece: Substring, in text: Substring) -> Range<String.Index>? {
    guard !piece.isEmpty else { return text.startIndex..<text.startIndex }
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(piece) {
        return start..<text.index(start, offsetBy: piece.count)
      }
      start = text.index(after: start)
    }
    return nil
  }
}
