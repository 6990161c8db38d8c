public import Model

/// Reads the figures of other publishers: every `NAME.yaml` of a folder describes a CSV file beside it.
///
/// `docs/ledger.md` describes the keys.
public struct OutsideFolder: Sendable {
  /// The figures in the order of the files.
  public private(set) var figures: [OutsideFigure] = []
  /// Names of all files that were read, within the folder.
  public private(set) var files: [String] = []

  /// Reads a folder; one that is not there has no figures.
  ///
  /// - Parameters:
  ///   - path: path of the folder.
  ///   - displayName: the path as diagnostics show it.
  ///   - catalogue: the indicators that the figures are about.
  /// - Throws: `RunError` with everything that is wrong: 78 where a description or a table is, 66, 74 or 77 where a file
  ///   cannot be read.
  public init(
    path: String, displayName: String, catalogue: Catalogue
  ) throws(RunError) {
    let entries: [FileAccess.Entry]
    do throws(FileAccess.Fault) {
      entries = try FileAccess.entries(of: path)
    } catch {
      if case .notFound = error { return }
      throw error.runError(at: displayName)
    }
    var problems = ProblemList()
    for entry in entries where !entry.isFolder && entry.name.hasSuffix(".yaml") {
      files.append(entry.name)
      guard let source = try Self.source(path, displayName, entry.name, &problems),
        let description = OutsideDescription(source, catalogue, &problems)
      else { continue }
      files.append(description.file.text)
      guard let table = try Self.source(path, displayName, description.file.text, &problems),
        let text = DelimitedText(table, into: &problems)
      else { continue }
      let reader = OutsideTable(description, text, &problems)
      figures += reader.figures(&problems)
    }
    guard !problems.hasErrors else {
      throw RunError(problems.sorted, status: .badDefinition)
    }
  }

  private static func source(
    _ path: String, _ displayName: String, _ name: String, _ problems: inout ProblemList
  ) throws(RunError) -> SourceText? {
    let shown = "\(displayName)/\(name)"
    do throws(FileAccess.Fault) {
      let bytes = try FileAccess.bytes(of: "\(path)/\(name)", limit: SourceText.byteLimit)
      return SourceText(file: shown, bytes: bytes, into: &problems)
    } catch {
      throw error.runError(at: shown)
    }
  }
}
