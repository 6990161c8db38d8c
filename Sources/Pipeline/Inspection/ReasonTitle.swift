internal import Ingest
public import Model

/// What the reason codes of extracts mean.
enum ReasonTitle {
  private static let titles = Dictionary(
    ExtractCatalogue.entries.map { ($0.code, $0.title) }, uniquingKeysWith: { first, _ in first })

  /// The meaning in English; other words, or the code itself, where it has none.
  static func english(_ code: String, otherwise words: String? = nil) -> String {
    titles[code] ?? words ?? code
  }
}

extension Normalisation {
  /// What the code means, in English.
  public var meaning: String { ReasonTitle.english(code) }
}
