import Model

/// What can be wrong with a worked example beside what can be wrong with any value of a definition.
enum ExampleProblem: Hashable, Sendable {
  /// A number is expected that the indicator never has.
  case notOfIndicator(WorkedExample.Part, reason: String)
  /// A reason for no value is expected that the indicator never gives.
  case neverAbsent(AbsenceReason)
  /// The codes stand for no table of the indicator.
  case noTable([String])
  /// Rows of the extract are about nobody.
  case noPersons(extract: String)
  /// A row says twice whose it is.
  case personAndKey(column: String)
  /// Nothing, or both a value and the reason for none.
  case notOneOutcome
  /// The run is before the period.
  case runBeforePeriod

  /// The diagnostic of a problem at a place.
  func diagnostic(at location: Location) -> Diagnostic {
    Diagnostic(code: code, message: message, location: location, remedy: remedy)
  }

  private var code: String {
    switch self {
    case .notOfIndicator: "EXA001"
    case .neverAbsent: "EXA002"
    case .noTable: "EXA003"
    case .noPersons: "EXA004"
    case .personAndKey: "EXA005"
    case .notOneOutcome: "EXA006"
    case .runBeforePeriod: "EXA007"
    }
  }

  private var message: String {
    switch self {
    case .notOfIndicator(let part, let reason):
      "the indicator has no `\(part.rawValue)`: \(reason)"
    case .neverAbsent(let reason): "the indicator is never `\(reason.rawValue)`"
    case .noTable(let dimensions):
      "the indicator is not broken down by \(dimensions.joined(separator: " and ")) together"
    case .noPersons(let extract): "rows of `\(extract)` are about no person"
    case .personAndKey(let column): "`person` and `\(column)` both say whose the row is"
    case .notOneOutcome: "neither numbers nor a reason for none, or both a value and a reason"
    case .runBeforePeriod: "the run is for a period that ends before the computed one"
    }
  }

  private var remedy: String {
    switch self {
    case .notOfIndicator(let part, _): "delete `\(part.rawValue)`"
    case .neverAbsent: "expect a value, or another reason"
    case .noTable: "name the dimensions of one of its breakdowns"
    case .noPersons: "delete `person`"
    case .personAndKey(let column):
      "delete `person`, and give the rows that say who holds the key, or delete `\(column)`"
    case .notOneOutcome: "write `value:` and other numbers, or `absence:` alone"
    case .runBeforePeriod: "write the same or a later period"
    }
  }
}
