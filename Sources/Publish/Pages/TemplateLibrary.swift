import Model
import Mustache

/// The page templates: the ones built in, or those of a folder in their place.
///
/// The only file that knows Mustache.
struct TemplateLibrary: Sendable {
  private let library: MustacheLibrary
  /// Style sheet of all pages.
  let style: [UInt8]

  /// The templates that are pages, with the names that each may use.
  static let pages: [(template: String, schema: Schema)] = [
    ("front_page", FrontPage.schema), ("area_page", AreaPage.schema),
    ("indicator_page", IndicatorPage.schema), ("methods_page", MethodsPage.schema),
    ("language_page", LanguagePage.schema), ("quality_page", QualityPage.schema),
  ]

  /// Reads and checks the templates.
  ///
  /// - Parameter folder: a folder whose files replace built-in ones of the same name, or nil.
  /// - Throws: status 78 with one finding for each mistake in a template.
  init(overriddenBy folder: String?) throws(RunError) {
    var sources = TemplateLibrary.builtIn
    if let folder { try TemplateFolder(path: folder).replace(in: &sources) }
    style = sources.removeValue(forKey: TemplateLibrary.styleFile) ?? []
    let templates = sources.mapValues { String(decoding: $0, as: UTF8.self) }
    var findings = TemplateCheck(templates: templates).findings(pages: TemplateLibrary.pages)
    var library = MustacheLibrary()
    for (file, text) in templates.sorted(by: { $0.key < $1.key }) {
      do {
        try library.register(text, named: String(file.dropLast(".mustache".count)))
      } catch {
        findings.append(PublishProblem.template(file, error).diagnostic)
      }
    }
    guard findings.isEmpty else { throw RunError(findings, status: .badDefinition) }
    self.library = library
  }

  /// Writes a page.
  func page<Model: ViewModel>(_ model: Model, template: String) -> [UInt8] {
    Array((library.render(model.templateObject, withTemplate: template) ?? "").utf8)
  }

  static let styleFile = "yol.css"

  /// Content of every built-in file by its name.
  static let builtIn: [String: [UInt8]] = [
    "front_page.mustache": PackageResources.front_page_mustache,
    "area_page.mustache": PackageResources.area_page_mustache,
    "indicator_page.mustache": PackageResources.indicator_page_mustache,
    "methods_page.mustache": PackageResources.methods_page_mustache,
    "language_page.mustache": PackageResources.language_page_mustache,
    "page_head.mustache": PackageResources.page_head_mustache,
    "page_foot.mustache": PackageResources.page_foot_mustache,
    "headline.mustache": PackageResources.headline_mustache,
    "area_card.mustache": PackageResources.area_card_mustache,
    "quality_page.mustache": PackageResources.quality_page_mustache,
    "quality_delivery.mustache": PackageResources.quality_delivery_mustache,
    "quality_reason.mustache": PackageResources.quality_reason_mustache,
    "mark_legend.mustache": PackageResources.mark_legend_mustache,
    styleFile: PackageResources.yol_css,
  ]
}

extension TemplateObject: MustacheParent {
  /// The value of a name in the form that the renderer takes.
  func child(named name: String) -> Any? {
    switch value(named: name) {
    case .text(let text), .markup(let text): text
    case .flag(let flag): flag
    case .object(let object): object
    case .list(let objects): objects
    case .absent: AbsentValue()
    case nil: nil
    }
  }
}

/// Stands for a declared name without a value: nil would let the renderer look further out.
private struct AbsentValue: MustacheCustomRenderable {
  let renderText = ""
  let isNull = true
}
