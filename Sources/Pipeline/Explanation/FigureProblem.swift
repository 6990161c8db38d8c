internal import Model

/// What can be wrong with the name of a figure on the command line.
enum FigureProblem: Hashable, Sendable {
  /// No indicator has the id.
  case unknownIndicator(String, nearest: String?)
  /// The text is no period of the indicator's frequency.
  case notPeriod(example: String)
  /// Figures of the indicator begin later or end earlier.
  case outsideSeries(first: ReferencePeriod, last: ReferencePeriod)
  /// A code is not written as `dimension=code`, or names a dimension twice.
  case notAssignment(String)
  /// The indicator is not broken down by the dimension.
  case unknownDimension(String, nearest: String?, known: [String])
  /// The dimension does not have the code.
  case unknownCode(String, dimension: String, nearest: String?)
  /// The dimensions stand in no table together.
  case noTable([String])

  /// The error that ends the command: the command line is wrong.
  var error: RunError {
    RunError(Diagnostic(code: code, message: message, remedy: remedy), status: .usage)
  }

  private var code: String {
    switch self {
    case .unknownIndicator: "EXP001"
    case .notPeriod: "EXP002"
    case .outsideSeries: "EXP003"
    case .notAssignment: "EXP004"
    case .unknownDimension: "EXP005"
    case .unknownCode: "EXP006"
    case .noTable: "EXP007"
    }
  }

  private var message: String {
    switch self {
    case .unknownIndicator(let id, _): "no indicator is called `\(id)`"
    case .notPeriod: "not a period of the indicator"
    case .outsideSeries(let first, let last): "the indicator has figures from \(first) to \(last)"
    case .notAssignment(let text): "`\(text)` does not say which dimension has which code"
    case .unknownDimension(let name, _, _): "the indicator is not broken down by `\(name)`"
    case .unknownCode(let code, let dimension, _): "`\(dimension)` has no code `\(code)`"
    case .noTable(let names):
      "the indicator is not broken down by \(names.joined(separator: " and ")) together"
    }
  }

  private var remedy: String {
    switch self {
    case .unknownIndicator(_, let nearest):
      nearest.map { "write `\($0)`" } ?? "`yol list` shows all of them"
    case .notPeriod(let example): "write it as in \(example)"
    case .outsideSeries: "name a period between the two"
    case .notAssignment: "write each dimension once, as in sex=Q"
    case .unknownDimension(_, let nearest, let known):
      nearest.map { "write `\($0)`" }
        ?? (known.isEmpty ? "name no dimension" : "use one of: \(known.joined(separator: ", "))")
    case .unknownCode(_, _, let nearest):
      nearest.map { "write `\($0)`" } ?? "look in the code list of the dimension"
    case .noTable: "`yol list` shows its breakdowns"
    }
  }
}
