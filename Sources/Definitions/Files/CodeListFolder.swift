import Model

/// The code lists that a single definition is read with.
struct CodeListFolder {
  /// Path of the folder.
  let path: String
  /// The path as diagnostics show it.
  let displayName: String
  private let entries: [FileAccess.Entry]

  /// Finds `codelists/` beside a definition, or beside the folder that it is in; nil where there is
  /// none.
  init?(besideDefinition file: String, displayName: String) {
    for step in ["", "../"] {
      let path = Self.folder(of: file) + step + "codelists"
      guard let entries = try? FileAccess.entries(of: path) else { continue }
      self.path = path
      self.displayName = Self.folder(of: displayName) + step + "codelists"
      self.entries = entries
      return
    }
    return nil
  }

  /// The folder that a path is in, with `/` at its end; empty for the current one.
  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// Reads all lists by id; parents must exist as in a methodology.
  ///
  /// - Throws: status 66, 74 or 77 where a file cannot be read.
  func read(into problems: inout ProblemList) throws(RunError) -> [String: CodeList] {
    var lists: [String: CodeList] = [:]
    var sources: [CodeListReader.Source] = []
    for entry in entries
    where !entry.isFolder && entry.name.hasSuffix(".csv")
      && !MethodologyFolder.isPassedOver(entry.name)
    {
      let id = String(entry.name.dropLast(4))
      let shown = "\(displayName)/\(entry.name)"
      guard isIdentifier(id) else {
        problems.report(.notIdentifier, at: Location(file: shown))
        continue
      }
      // A list with a fault is known by name, so that its users are not called wrong.
      lists[id] = CodeList(id: id, codes: [])
      guard let text = try text(entry.name, shown, &problems),
        let source = CodeListReader.read(id: id, text, codes: .anyText, into: &problems)
      else { continue }
      lists[id] = source.list
      sources.append(source)
    }
    CodeListReader.checkParents(of: sources, known: lists, into: &problems)
    return lists
  }

  private func text(
    _ name: String, _ shown: String, _ problems: inout ProblemList
  ) throws(RunError) -> SourceText? {
    do throws(FileAccess.Fault) {
      let bytes = try FileAccess.bytes(of: "\(path)/\(name)", limit: SourceText.byteLimit)
      return SourceText(file: shown, bytes: bytes, into: &problems)
    } catch {
      throw error.runError(at: shown)
    }
  }
}
