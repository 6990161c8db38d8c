public import Model

/// What somebody wants to know about one file, outside any workspace.
public struct InspectionRequest: Hashable, Sendable {
  /// The file.
  public var file: String
  /// The definition by which it is judged; nil for its records alone.
  public var definition: String?
  /// The extract of the definition that is meant; nil where it has only one.
  public var extract: String?
  /// The period that the file is about; nil takes that of the manifest, or of the file's name.
  public var period: ReferencePeriod?
  /// The delivery before, to compare with.
  public var previous: String?
  /// A list of received files that has the file.
  public var manifest: String?
  /// The only encoding in which the file is read; nil takes those of the definition.
  public var encoding: String?
  /// Whether the records are wanted too.
  public var wantsRecords = false

  /// Asks about a file.
  public init(file: String) {
    self.file = file
  }
}

extension InspectionRequest {
  /// The last period that the file's name or, failing that, its folder's holds: `2026-10`, `2026-Q4`,
  /// and of a folder `2026` too.
  static func period(in path: String) -> ReferencePeriod? {
    let parts = path.split(separator: "/").suffix(2).reversed()
    for (index, part) in parts.enumerated() {
      if let period = period(named: part) { return period }
      if index > 0, let year = ReferencePeriod(part) { return year }
    }
    return nil
  }

  private static func period(named name: Substring) -> ReferencePeriod? {
    let bytes = Array(name.utf8)
    let starts = bytes.indices.dropLast(6).reversed()
    for start in starts {
      let end = start + 7
      let isApart =
        (start == 0 || !isDigit(bytes[start - 1])) && (end == bytes.count || !isDigit(bytes[end]))
      guard isApart else { continue }
      if let period = ReferencePeriod(String(decoding: bytes[start..<end], as: UTF8.self)) {
        return period
      }
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
