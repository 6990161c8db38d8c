import Model

/// What an extract says for all of its columns at once.
struct ColumnDefaults: Sendable {
  /// Texts that stand for a missing value, with the place where each is declared.
  var missing: [MissingMarker] = []
  /// Families of shorthands, for numbers.
  var shorthands: Set<Shorthand> = []
  /// Decimal mark of the file.
  var decimalMark = Dialect().decimalMark

  /// Reads the keys that a contract has beside its columns.
  static func read(
    _ fields: YAMLFields, dialect: Dialect, _ problems: inout ProblemList
  ) -> ColumnDefaults {
    ColumnDefaults(
      missing: fields["missing"].map { $0.missingMarkers(&problems) } ?? [],
      shorthands: fields["shorthand"].map { $0.choices(of: Shorthand.self, &problems) } ?? [],
      decimalMark: dialect.decimalMark)
  }
}

/// A text that is declared to stand for a missing value.
struct MissingMarker: Sendable {
  /// The text as the agency writes it.
  var text: DefinitionText
  /// What it means.
  var meaning: MissingMeaning
}

extension YAMLNode {
  /// Texts that stand for a missing value, and what each means.
  func missingMarkers(_ problems: inout ProblemList) -> [MissingMarker] {
    (entries(&problems) ?? []).compactMap { entry in
      let text = entry.key.text
      if text.allSatisfy(\.isWhitespace) {
        problems.report(.emptyText, at: entry.key.location)
      } else if text.first?.isWhitespace ?? false || text.last?.isWhitespace ?? false {
        problems.report(.outerBlank, at: entry.key.location)
      }
      return entry.value.choice(of: MissingMeaning.self, &problems).map {
        MissingMarker(text: entry.key, meaning: $0)
      }
    }
  }
}
