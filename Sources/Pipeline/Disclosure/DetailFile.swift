internal import Disclosure
internal import Model

/// Remembers which degrees of detail releases showed: `private/disclosure/detail.csv`.
///
/// One line for each indicator that offers a choice: its id and the tables that were shown, with blanks
/// between tables and `*` between the dimensions of one.
struct DetailFile {
  /// Folder of the workspace.
  let root: String
  /// What is never published.
  let folder: PrivateFolder

  private var file: WorkspaceFile {
    WorkspaceFile(root: root, path: "\(folder.disclosure)/detail.csv")
  }

  /// What the release before showed; nothing where there was none.
  func read() throws(RunError) -> ShownDetail {
    guard file.size > 0 else { return ShownDetail() }
    return DetailFile.detail(String(decoding: try file.bytes(), as: UTF8.self))
  }

  /// Remembers what a release shows.
  func write(_ release: ProtectedRelease, of indicators: [Indicator]) throws(RunError) {
    try folder.prepare(folder.disclosure)
    let shown = DetailFile.shown(release, of: indicators)
    try file.writePrivately(Array(DetailFile.text(shown).utf8))
  }

  /// What a release shows of the tables that can be chosen from.
  static func shown(_ release: ProtectedRelease, of indicators: [Indicator]) -> ShownDetail {
    let withheld = Dictionary(
      release.datasets.map { ($0.indicator.id, $0.withheldTables + $0.unprotectedTables) },
      uniquingKeysWith: { first, _ in first })
    var detail = ShownDetail()
    for indicator in indicators where !indicator.coarsenings.isEmpty {
      guard let left = withheld[indicator.description.id] else { continue }
      detail.tables[indicator.description.id] = indicator.coarsenings.joined()
        .filter { !left.contains($0) }
    }
    return detail
  }

  /// The text of a choice, by indicator.
  static func text(_ detail: ShownDetail) -> String {
    detail.tables.sorted { $0.key < $1.key }.map { indicator, tables in
      "\(indicator),\(tables.map { $0.joined(separator: "*") }.joined(separator: " "))\n"
    }.joined()
  }

  /// The choice that a text gives; lines that are none are left out.
  static func detail(_ text: String) -> ShownDetail {
    var detail = ShownDetail()
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == 2, let indicator = fields.first, !indicator.isEmpty else { continue }
      detail.tables[String(indicator)] = fields[1].split(separator: " ").map { table in
        table.split(separator: "*").map(String.init)
      }
    }
    return detail
  }
}
