import FoundationEssentials

extension ReleaseSpecification {
  /// The text of the description, the same for the same description; empty where it cannot be written.
  public var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map(Array.init) ?? []
  }
}
