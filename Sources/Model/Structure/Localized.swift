/// A language that Yol publishes in.
public enum Language: String, CaseIterable, Sendable {
  /// Azerbaijani.
  case az
  /// English.
  case en
}

/// One text in every language of publication.
public struct Localized: Hashable, Sendable {
  /// Azerbaijani text.
  public var az: String
  /// English text.
  public var en: String

  /// Gives both texts; a definition without one of them does not check.
  public init(az: String, en: String) {
    self.az = az
    self.en = en
  }

  /// The text in a language.
  public subscript(language: Language) -> String {
    switch language {
    case .az: az
    case .en: en
    }
  }
}
