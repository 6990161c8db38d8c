/// Remembers what texts of few-valued columns gave, so that a file of labels is read fast.
struct CarefulCache {
  private struct Key: Hashable {
    var text: PackedBytes

    func hash(into hasher: inout Hasher) {
      hasher.combine(text.hash)
    }
  }

  /// Most texts; a column with more has no labels but mistakes.
  private static let most = 4096

  private var outcomes: [Key: FieldOutcome] = [:]

  /// What a text gave, if it is remembered.
  func outcome(_ text: PackedBytes) -> FieldOutcome? {
    outcomes[Key(text: text)]
  }

  /// Whether there is room for another text.
  var hasRoom: Bool {
    outcomes.count < CarefulCache.most
  }

  /// Remembers a text, whose bytes live as long as the cache.
  mutating func remember(_ text: PackedBytes, _ outcome: FieldOutcome) {
    outcomes[Key(text: text)] = outcome
  }
}
