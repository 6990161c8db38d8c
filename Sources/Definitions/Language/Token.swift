import Model

/// A word or sign of the indicator language, with its place.
struct Token: Hashable {
  /// What it is.
  enum Kind: Hashable {
    /// A word: a name, a code or a word of the language; letters of any script, digits, `_`.
    case word(String)
    /// A number as written.
    case number(String)
    /// A quoted code or text.
    case quoted(String)
    /// A sign such as `<=`.
    case sign(String)
    /// The end of the text.
    case end
  }

  /// What it is.
  var kind: Kind
  /// Where it begins.
  var position: SourcePosition

  /// What a message calls it.
  var description: String {
    switch kind {
    case .word(let text), .number(let text), .quoted(let text), .sign(let text): "“\(text)”"
    case .end: "the end"
    }
  }
}
