import Model

/// The files of the methodology's folder, found and read before any of them is understood.
struct MethodologyFolder {
  /// Files by path within the folder, in sorted order.
  private(set) var files: [MethodologySource.File] = []
  /// Folders of indicators in sorted order.
  private(set) var areaFolders: [String] = []

  private let root: String
  private let displayName: String

  private static let rootFiles: Set<String> = [
    "roadmap.yaml", "dimensions.yaml", "variables.yaml", "parameters.csv", "calendar.csv",
  ]

  /// Reads all files that have a meaning; others are reported, hidden ones and editors' backups
  /// are not.
  init(
    _ root: String, displayName: String, into problems: inout ProblemList
  ) throws(RunError) {
    self.root = root
    self.displayName = displayName
    for entry in try visibleEntries(of: "") {
      if entry.isFolder {
        try readFolder(entry.name, &problems)
      } else if Self.rootFiles.contains(entry.name) {
        try readFile(entry.name, &problems)
      } else {
        problems.report(.unexpectedFile(isFolder: false), at: location(entry.name))
      }
    }
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Where a file stands, as users would type it.
  func location(_ path: String) -> Location {
    Location(file: displayName.isEmpty ? path : "\(displayName)/\(path)")
  }

  private mutating func readFolder(
    _ name: String, _ problems: inout ProblemList
  ) throws(RunError) {
    let isMeant: (String) -> Bool
    switch name {
    case "extracts": isMeant = { $0 == "contracts.yaml" }
    case "codelists": isMeant = { $0.hasSuffix(".csv") }
    default:
      areaFolders.append(name)
      isMeant = { $0.hasSuffix(".yaml") }
    }
    for entry in try visibleEntries(of: name) {
      let path = "\(name)/\(entry.name)"
      if !entry.isFolder && isMeant(entry.name) {
        try readFile(path, &problems)
      } else {
        problems.report(.unexpectedFile(isFolder: entry.isFolder), at: location(path))
      }
    }
  }

  private mutating func readFile(
    _ path: String, _ problems: inout ProblemList
  ) throws(RunError) {
    do throws(FileAccess.Fault) {
      let bytes = try FileAccess.bytes(of: "\(root)/\(path)", limit: SourceText.byteLimit)
      files.append(MethodologySource.File(path: path, bytes: bytes))
    } catch {
      switch error {
      case .tooLarge, .notRegularFile: problems.report(error.problem, at: location(path))
      case .notFound, .notPermitted, .failed: throw error.runError(at: location(path).file)
      }
    }
  }

  private func visibleEntries(of folder: String) throws(RunError) -> [FileAccess.Entry] {
    do throws(FileAccess.Fault) {
      return try FileAccess.entries(of: folder.isEmpty ? root : "\(root)/\(folder)")
        .filter { !Self.isPassedOver($0.name) }
    } catch {
      throw error.runError(at: folder.isEmpty ? displayName : location(folder).file)
    }
  }

  /// Hidden files, what editors leave behind, and explanations for people.
  static func isPassedOver(_ name: String) -> Bool {
    let endings = ["~", ".bak", ".orig", ".swp", ".tmp"]
    return name.hasPrefix(".") || name.hasPrefix("~$") || name.hasPrefix("#")
      || endings.contains { name.hasSuffix($0) } || name == "README.md"
  }
}
