import Disclosure
import Model

/// The pages that are about more than one indicator.
struct SitePages: Sendable {
  let description: ReleaseDescription
  let account: DisclosureAccount
  let figures: [IndicatorFigures]
  let templates: TemplateLibrary

  /// The page that chooses a language.
  var languageFile: PublishedFile {
    PublishedFile(
      path: "index.html",
      bytes: templates.page(LanguagePage(release: description), template: "language_page"))
  }

  /// The style sheet.
  var styleFile: PublishedFile {
    PublishedFile(path: "assets/\(TemplateLibrary.styleFile)", bytes: templates.style)
  }

  /// Front page, areas and methods of a language.
  func files(_ language: Language) -> [PublishedFile] {
    [frontPage(language), methodsPage(language)] + description.areas.map { areaPage($0, language) }
  }

  private func frontPage(_ language: Language) -> PublishedFile {
    let page = FrontPage(
      frame: frame("index.html", title: description.title[language], language),
      release: description,
      areas: description.areas.map { view($0, language, limit: SitePages.headlines) },
      indicators: figures.count, account: account, language: language)
    return file("index.html", language, templates.page(page, template: "front_page"))
  }

  private func methodsPage(_ language: Language) -> PublishedFile {
    let page = MethodsPage(
      frame: frame("methods.html", title: Word.methods[language], language),
      release: description, account: account, figures: figures, language: language)
    return file("methods.html", language, templates.page(page, template: "methods_page"))
  }

  private func areaPage(_ area: Area, _ language: Language) -> PublishedFile {
    let name = "\(area.id).html"
    let page = AreaPage(
      frame: frame(name, title: area.title[language], language),
      area: view(area, language, limit: .max))
    return file(name, language, templates.page(page, template: "area_page"))
  }

  private func view(_ area: Area, _ language: Language, limit: Int) -> AreaView {
    let own = figures.filter { $0.indicator.area == area.id }
    return AreaView(
      area: area,
      headlines: own.prefix(limit).map {
        HeadlineView(figures: $0, language: language, period: description.period)
      },
      count: own.count, language: language)
  }

  private func frame(_ file: String, title: String, _ language: Language) -> PageFrame {
    PageFrame(language: language, title: title, file: file, release: description)
  }

  private func file(_ name: String, _ language: Language, _ bytes: [UInt8]) -> PublishedFile {
    PublishedFile(path: "\(language.rawValue)/\(name)", bytes: bytes)
  }

  /// Figures of an area on the front page.
  private static let headlines = 4
}
