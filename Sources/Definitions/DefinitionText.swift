import Model

/// A text of a definition and where its first character stands, so that what is written in the
/// indicator language inside YAML keeps its position.
struct DefinitionText: Hashable, Sendable {
  /// The text.
  var text: String
  /// File, line and column of its first character.
  var location: Location
}
