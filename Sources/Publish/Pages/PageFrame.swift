import Model

/// What stands around every page: head, header, footer.
struct PageFrame: ViewModel {
  /// One step of the way back to the front page, or a link to another page.
  struct Link: ViewModel {
    let href: String
    let text: String

    static let fields: [Field<Link>] = [
      .text("href") { $0.href },
      .text("text") { $0.text },
    ]
  }

  let language: Language
  let title: String
  /// File name within the language's folder, the same in both.
  let file: String
  let release: ReleaseDescription
  var path: [Link] = []

  static let fields: [Field<PageFrame>] = [
    .text("language") { $0.language.rawValue },
    .text("title") { $0.title },
    .text("siteTitle") { $0.release.title[$0.language] },
    .text("publisher") { $0.release.publisher[$0.language] },
    .text("otherLanguage") { $0.other.rawValue },
    .text("otherLanguageName") { $0.other.ownName },
    .text("languageName") { $0.language.ownName },
    .text("otherHref") { "../\($0.other.rawValue)/\($0.file)" },
    .optional("watermark") { $0.release.watermark?[$0.language] },
    .optional("statement") { $0.statement },
    .text("vintage") { $0.release.vintage },
    .text("period") { PeriodFormat(language: $0.language).text($0.release.period) },
    .text("periodHeading") { PeriodFormat(language: $0.language).heading($0.release.period) },
    .text("toolVersion") { $0.release.methods.toolVersion },
    .flag("isFront") { $0.file == "index.html" },
    .flag("isMethods") { $0.file == "methods.html" },
    .list("path") { $0.path },
    .words("words") { Word.templateObject($0.language) },
  ]

  /// What was done for the people behind the numbers; nil where nothing was.
  private var statement: String? {
    switch release.methods.policy.profile {
    case .suppress: Word.statement[language]
    case .round: Word.roundedStatement[language]
    case .none: nil
    }
  }

  private var other: Language { language == .az ? .en : .az }
}

extension Language {
  /// The language's name in itself.
  var ownName: String {
    switch self {
    case .az: "Azərbaycanca"
    case .en: "English"
    }
  }
}

extension Word {
  /// The interface texts of a language, made once.
  static func templateObject(_ language: Language) -> TemplateObject {
    switch language {
    case .az: azerbaijani
    case .en: english
    }
  }

  private static let azerbaijani = object(.az)
  private static let english = object(.en)

  private static func object(_ language: Language) -> TemplateObject {
    TemplateObject(
      names: allCases.map(\.rawValue), values: allCases.map { .text($0[language]) })
  }
}
