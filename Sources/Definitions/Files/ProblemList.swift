import Model

/// Everything found wrong so far, in the order of finding.
struct ProblemList: Sendable {
  /// The findings as diagnostics.
  private(set) var diagnostics: [Diagnostic] = []

  /// Adds a finding.
  mutating func report(_ problem: DefinitionProblem, at location: Location) {
    diagnostics.append(problem.diagnostic(at: location))
  }

  /// Adds a finding about a worked example.
  mutating func report(_ problem: ExampleProblem, at location: Location) {
    diagnostics.append(problem.diagnostic(at: location))
  }

  /// Adds a finding about a text of the indicator language.
  mutating func report(_ problem: LanguageProblem, in file: String) {
    diagnostics.append(problem.diagnostic(in: file))
  }

  /// The findings ordered by file, line and column.
  var sorted: [Diagnostic] {
    diagnostics.enumerated().sorted { left, right in
      guard let first = left.element.location, let second = right.element.location,
        first != second
      else { return left.offset < right.offset }
      return first < second
    }.map(\.element)
  }

  /// Whether anything forbids using what was read.
  var hasErrors: Bool {
    diagnostics.contains { $0.severity == .error }
  }
}
