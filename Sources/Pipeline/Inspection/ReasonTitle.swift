internal import Ingest

/// What the reason codes of extracts mean.
enum ReasonTitle {
  private static let titles = Dictionary(
    ExtractCatalogue.entries.map { ($0.code, $0.title) }, uniquingKeysWith: { first, _ in first })

  /// The meaning in English; other words, or the code itself, where it has none.
  static func english(_ code: String, otherwise words: String? = nil) -> String {
    titles[code] ?? words ?? code
  }
}
