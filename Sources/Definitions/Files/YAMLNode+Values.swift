import Model

extension YAMLNode {
  /// An identifier in snake case.
  func identifier(_ problems: inout ProblemList) -> DefinitionText? {
    guard let text = text(&problems) else { return nil }
    guard isIdentifier(text.text) else {
      problems.report(.notIdentifier, at: location)
      return nil
    }
    return text
  }

  /// A whole number within a range.
  func integer(in range: ClosedRange<Int>, _ problems: inout ProblemList) -> Int? {
    guard let text = text(&problems) else { return nil }
    guard let number = wholeNumber(text.text), range.contains(number) else {
      problems.report(.notInteger(range: range), at: location)
      return nil
    }
    return number
  }

  /// A number with or without a decimal point.
  func number(
    in range: ClosedRange<Double> = -1e15...1e15, _ problems: inout ProblemList
  ) -> Double? {
    guard let text = text(&problems) else { return nil }
    guard let number = DecimalText(text.text)?.value else {
      problems.report(.notNumber(.form), at: location)
      return nil
    }
    guard range.contains(number) else {
      let fault: DefinitionProblem.NumberFault =
        number < range.lowerBound
        ? .below("\(range.lowerBound)") : .above("\(range.upperBound)")
      problems.report(.notNumber(fault), at: location)
      return nil
    }
    return number
  }

  /// A number multiplied by 10^places, exactly.
  func scaledNumber(places: Int, _ problems: inout ProblemList) -> Int64? {
    guard let text = text(&problems) else { return nil }
    guard let number = DecimalText(text.text) else {
      problems.report(.notNumber(.form), at: location)
      return nil
    }
    guard let scaled = number.scaled(places: places) else {
      problems.report(.notNumber(.tooManyPlaces(places)), at: location)
      return nil
    }
    return scaled
  }

  /// Yes or no; `true` and `false`, as other tools write them, are the same.
  func yesNo(_ problems: inout ProblemList) -> Bool? {
    guard let text = text(&problems) else { return nil }
    switch text.text {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      problems.report(.notYesNo, at: location)
      return nil
    }
  }

  /// One of some words.
  func word(among allowed: [String], _ problems: inout ProblemList) -> String? {
    guard let text = text(&problems) else { return nil }
    guard allowed.contains(text.text) else {
      problems.report(
        .notAmong(nearest: nearestName(to: text.text, among: allowed), allowed: allowed),
        at: location)
      return nil
    }
    return text.text
  }

  /// One of the words of an enumeration.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    of type: Choice.Type, _ problems: inout ProblemList
  ) -> Choice? {
    word(among: type.allCases.map(\.rawValue), &problems).flatMap(Choice.init)
  }

  /// A reference period of a frequency.
  func period(_ frequency: Frequency, _ problems: inout ProblemList) -> ReferencePeriod? {
    guard let text = text(&problems) else { return nil }
    guard let period = ReferencePeriod(text.text), period.frequency == frequency else {
      problems.report(.notPeriod(example: frequency.example), at: location)
      return nil
    }
    return period
  }

  /// A number of months such as `24 months`.
  func months(_ problems: inout ProblemList) -> Int? {
    guard let text = text(&problems) else { return nil }
    let words = text.text.split(separator: " ", omittingEmptySubsequences: true)
    guard words.count == 2, words[1] == "months" || words[1] == "month",
      let count = wholeNumber(words[0]), (1...1200).contains(count)
    else {
      problems.report(.notDuration, at: location)
      return nil
    }
    return count
  }

  /// A number of days or months such as `14 days`.
  func timeLength(_ problems: inout ProblemList) -> TimeLength? {
    guard let text = text(&problems) else { return nil }
    let words = text.text.split(separator: " ", omittingEmptySubsequences: true)
    let units: [Substring: TimeUnit] = [
      "day": .days, "days": .days, "month": .months, "months": .months,
    ]
    guard words.count == 2, let unit = units[words[1]], let count = wholeNumber(words[0]),
      (1...1200).contains(count)
    else {
      problems.report(.notTimeLength, at: location)
      return nil
    }
    return TimeLength(count, unit)
  }
}

extension Frequency {
  /// How a period of this frequency is written.
  var example: String {
    switch self {
    case .monthly: "2026-10"
    case .quarterly: "2026-Q4"
    case .annual: "2026"
    }
  }
}
