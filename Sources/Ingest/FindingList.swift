import Model

/// Collects all findings of a delivery; of each code the first few are shown and the rest counted.
struct FindingList {
  /// Findings shown of each code, where nothing else is asked for.
  static let shown = 5

  private let file: String
  private let shown: Int
  private var findings: [(problem: ExtractProblem, location: Location)] = []
  private var counts: [String: Int] = [:]

  /// Starts the list of a file, named as the user named it.
  init(file: String, shown: Int = FindingList.shown) {
    self.file = file
    self.shown = max(1, shown)
  }

  /// Adds a finding; `field` is the name of the extract's column that is meant.
  mutating func add(
    _ problem: ExtractProblem, line: Int? = nil, column: Int? = nil, field: String? = nil,
    file: String? = nil
  ) {
    counts[problem.group, default: 0] += 1
    guard counts[problem.group, default: 0] <= shown else { return }
    findings.append(
      (problem, Location(file: file ?? self.file, line: line, column: column, field: field)))
  }

  /// Counts findings that are not shown.
  mutating func addHidden(_ code: String, count: Int) {
    let group = findings.last { $0.problem.code == code }?.problem.group ?? code
    counts[group, default: 0] += count
  }

  /// Counts findings that are not shown, of one group of a code.
  mutating func addHidden(group: String, count: Int) {
    counts[group, default: 0] += count
  }

  /// Whether something stops the extract.
  var stops: Bool {
    findings.contains { $0.problem.status != nil }
  }

  /// What the run ends with, if something stops it.
  var error: RunError? {
    guard let status = findings.lazy.compactMap(\.problem.status).first else { return nil }
    return RunError(diagnostics, status: status)
  }

  /// All findings by code, each code in the order of the file.
  var diagnostics: [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let groups = Set(findings.map(\.problem.group)).sorted()
    for name in groups {
      let group = findings.filter { $0.problem.group == name }
      diagnostics += group.map { $0.problem.diagnostic(at: $0.location) }
      let more = counts[name, default: 0] - group.count
      if more > 0, let last = diagnostics.last {
        diagnostics.append(
          Diagnostic(
            code: last.code, severity: last.severity, message: "and \(more) more of \(name)",
            location: Location(file: file)))
      }
    }
    return diagnostics
  }
}
