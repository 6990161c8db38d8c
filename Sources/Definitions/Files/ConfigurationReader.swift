public import Model

/// Reads `yol.yaml`.
public struct ConfigurationReader {
  private static let required = ["title", "publisher"]
  private static let optional = [
    "contact", "frequency", "series_start", "paths", "disclosure", "release_calendar",
    "templates", "languages", "notice",
  ]

  /// Reads the configuration of a workspace.
  ///
  /// - Parameters:
  ///   - path: path of the file.
  ///   - displayName: the path as diagnostics show it.
  /// - Returns: the configuration.
  /// - Throws: `RunError` with everything that is wrong: 66 where the file is missing, 77 where it
  ///   may not be read, 78 where its content is wrong.
  public static func read(
    path: String, displayName: String
  ) throws(RunError) -> Configuration {
    let bytes: [UInt8]
    do throws(FileAccess.Fault) {
      bytes = try FileAccess.bytes(of: path, limit: SourceText.byteLimit)
    } catch {
      throw error.runError(at: displayName)
    }
    var problems = ProblemList()
    let source = SourceText(file: displayName, bytes: bytes, into: &problems)
    let configuration = source.flatMap { read($0, into: &problems) }
    guard let configuration, !problems.hasErrors else {
      throw RunError(problems.sorted, status: .badDefinition)
    }
    return configuration
  }

  /// Reads the text of a configuration; what is wrong is reported.
  static func read(_ source: SourceText, into problems: inout ProblemList) -> Configuration? {
    guard let root = YAMLNode.document(source, into: &problems),
      let fields = root.fields(required: required, optional: optional, &problems)
    else { return nil }
    let title = fields["title"]?.localized(&problems)
    let publisher = fields["publisher"]?.localized(&problems)
    let frequency = fields["frequency"]?.choice(of: Frequency.self, &problems) ?? .monthly
    let seriesStart = fields["series_start"]?.period(frequency, &problems)
    let contact = fields["contact"]?.text(&problems)?.text
    let disclosure =
      fields["disclosure"].map { Self.disclosure($0, frequency, &problems) }
      ?? Configuration.Disclosure()
    let isSecured = disclosure.policy.profile == .none
    let paths = fields["paths"].map { Self.paths($0, isSecured: isSecured, &problems) }
    if isSecured, paths == nil {
      problems.report(.publicFolderNotSecured, at: fields.place(of: "disclosure"))
    }
    let calendar = fields["release_calendar"].map { releases($0, frequency, &problems) } ?? []
    let templates = fields["templates"]?.path(&problems)
    let languages =
      fields["languages"].map { Self.languages($0, &problems) } ?? Language.allCases
    let notice = fields["notice"]?.localized(&problems)
    guard let title, let publisher else { return nil }
    return Configuration(
      title: title, publisher: publisher, contact: contact, frequency: frequency,
      seriesStart: seriesStart, paths: paths ?? Configuration.Paths(), disclosure: disclosure,
      releaseCalendar: calendar,
      templates: templates, languages: languages, notice: notice)
  }

  /// Every text is in both languages, so leaving one out is not foreseen; the order is.
  private static func languages(
    _ node: YAMLNode, _ problems: inout ProblemList
  ) -> [Language] {
    let languages = (node.items(&problems) ?? []).compactMap {
      $0.choice(of: Language.self, &problems)
    }
    if Set(languages).count < Language.allCases.count || languages.count > Language.allCases.count {
      problems.report(.languagesMissing, at: node.location)
    }
    return languages
  }
}
