import Model

/// The page at the root of a release: choose a language.
struct LanguagePage: ViewModel {
  let release: ReleaseDescription

  /// One language to choose.
  struct Choice: ViewModel {
    let release: ReleaseDescription
    let language: Language

    static let fields: [Field<Choice>] = [
      .text("code") { $0.language.rawValue },
      .text("name") { $0.language.ownName },
      .text("title") { $0.release.title[$0.language] },
      .text("publisher") { $0.release.publisher[$0.language] },
      .text("period") { PeriodFormat(language: $0.language).heading($0.release.period) },
    ]
  }

  static let fields: [Field<LanguagePage>] = [
    .text("title") { "\($0.release.title.az) · \($0.release.title.en)" },
    .optional("watermark") { $0.release.watermark.map { "\($0.az) · \($0.en)" } },
    .list("choices") { page in
      Language.allCases.map { Choice(release: page.release, language: $0) }
    },
  ]
}
