internal import Model

/// Compares what an example expects with what was computed.
struct ExampleComparison {
  /// What is expected.
  let expectation: WorkedExample.Expectation

  /// Two numbers are the same where they differ by at most this part of the greater one.
  static let tolerance = 1e-9

  /// One finding for each number, or reason for none, that is another one.
  ///
  /// The texts name figures: they are made from the rows of the definition, which are nobody's.
  func differences(from observation: Observation?) -> [Diagnostic] {
    guard let observation else {
      return [
        diagnostic("expected a figure \(place), got none there", at: expectation.location)
      ]
    }
    var found = expectation.numbers.compactMap { difference($0, observation) }
    if let absence = expectation.absence, absence != observation.absence {
      let got = observation.absence?.rawValue ?? Self.text(observation.value)
      found.append(
        diagnostic(
          "expected absence \(absence.rawValue)\(where: place), got \(got)",
          at: expectation.absenceLocation ?? expectation.location))
    }
    return found
  }

  private func difference(
    _ expected: WorkedExample.ExpectedNumber, _ observation: Observation
  ) -> Diagnostic? {
    let number = expected.part.number(of: observation)
    if let number, Self.isSame(number, expected.number) { return nil }
    let got = number.map { Self.text($0) } ?? observation.absence?.rawValue ?? "nothing"
    return diagnostic(
      "expected \(expected.part.rawValue) \(expected.text)\(where: place), got \(got)",
      at: expected.location)
  }

  static func isSame(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= max(1e-12, tolerance * max(abs(left), abs(right)))
  }

  /// `at sex Q, age_band Y25T54`; the total where nothing is said.
  private var place: String {
    expectation.codes.isEmpty
      ? "for the total"
      : "at " + expectation.codes.map { "\($0.column) \($0.text)" }.joined(separator: ", ")
  }

  private static func text(_ value: Double?) -> String {
    guard let value else { return "nothing" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }

  private func diagnostic(_ message: String, at location: Location) -> Diagnostic {
    Diagnostic(
      code: "EXA101", message: message, location: location,
      remedy: "correct the definition, or the example if the definition is what is meant")
  }
}

extension String.StringInterpolation {
  fileprivate mutating func appendInterpolation(where place: String) {
    if place != "for the total" { appendLiteral(" \(place)") }
  }
}
