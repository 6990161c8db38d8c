public import Disclosure
public import Model
import Parallel

/// Turns a protected release into the files that are published.
///
/// The same release and description give the same bytes, whatever the number of threads.
public struct Publication: Sendable {
  private let release: ProtectedRelease
  private let description: ReleaseDescription
  private let templates: TemplateLibrary

  /// Checks names and templates.
  ///
  /// - Parameters:
  ///   - release: what may be shown.
  ///   - description: what the release says about itself.
  ///   - templates: a folder of templates that replace built-in ones, or nil.
  /// - Throws: status 78 where an identifier or a template cannot be used, 66 where a template
  ///   cannot be read.
  public init(
    release: ProtectedRelease, description: ReleaseDescription, templates: String? = nil
  ) throws(RunError) {
    let findings = ReleaseCheck(release: release, description: description).findings
    guard findings.isEmpty else { throw RunError(findings, status: .badDefinition) }
    self.release = release
    self.description = description
    self.templates = try TemplateLibrary(overriddenBy: templates)
  }

  /// The data files of the indicators alone, before anything that is computed from them.
  ///
  /// - Parameters:
  ///   - release: what may be shown.
  ///   - vintage: the published state of the figures.
  ///   - threads: how many files are written at a time.
  /// - Returns: one file for each indicator, in the order of the release.
  public static func dataFiles(
    of release: ProtectedRelease, vintage: String, threads: Int
  ) -> [PublishedFile] {
    parallelMap(release.datasets, threads: threads) { dataFile($0, vintage: vintage) }
  }

  private static func dataFile(_ dataset: ProtectedDataset, vintage: String) -> PublishedFile {
    let table = TidyTable(dimensions: dataset.dimensions.map(\.id), vintage: vintage)
    return PublishedFile(
      path: "data/\(dataset.indicator.id).csv", bytes: table.header + table.lines(of: dataset))
  }

  /// All files of the release, sorted by path.
  ///
  /// - Parameter threads: how many pages are written at a time.
  /// - Returns: pages, tables and the style sheet with their paths.
  public func files(threads: Int) -> [PublishedFile] {
    let datasets = release.datasets
    let tidy = TidyTable(
      dimensions: TidyTable.dimensions(of: datasets), vintage: description.vintage)
    let parts = parallelMap(datasets.indices, threads: threads) { index in
      indicatorFiles(datasets[index], tidy: tidy)
    }
    let site = SitePages(
      description: description, account: release.account, figures: parts.map(\.figures),
      templates: templates)
    let front = parallelMap(Language.allCases.indices, threads: threads) { index in
      site.files(Language.allCases[index])
    }
    let data = PublishedFile(
      path: "data/observations.csv", bytes: parts.reduce(into: tidy.header) { $0 += $1.lines })
    let files = [data, site.languageFile, site.styleFile] + parts.flatMap(\.files) + front.joined()
    return files.sorted { $0.path < $1.path }
  }

  private struct IndicatorParts: Sendable {
    let figures: IndicatorFigures
    let lines: [UInt8]
    let files: [PublishedFile]
  }

  private func indicatorFiles(_ dataset: ProtectedDataset, tidy: TidyTable) -> IndicatorParts {
    let figures = IndicatorFigures(dataset)
    let data = Publication.dataFile(dataset, vintage: description.vintage)
    let pages = Language.allCases.map { page(figures, $0) }
    return IndicatorParts(
      figures: figures, lines: tidy.lines(of: dataset), files: [data] + pages)
  }

  private func page(_ figures: IndicatorFigures, _ language: Language) -> PublishedFile {
    let indicator = figures.indicator
    let area = description.areas.first { $0.id == indicator.area }
    let file = "\(indicator.id).html"
    let frame = PageFrame(
      language: language, title: indicator.title[language], file: file, release: description,
      path: area.map { [.init(href: "\($0.id).html", text: $0.title[language])] } ?? [])
    let page = IndicatorPage(
      frame: frame, figures: figures, release: description, language: language)
    return PublishedFile(
      path: "\(language.rawValue)/\(file)",
      bytes: templates.page(page, template: "indicator_page"))
  }
}
