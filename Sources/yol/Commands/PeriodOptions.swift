import ArgumentParser
import Model
import Pipeline

/// Options that name one period or a series of them.
struct PeriodOptions: ParsableArguments {
  @Option(
    name: [.long, .customLong("through")],
    help: ArgumentHelp(
      "Period of the run (default: the newest for which all extracts are there).",
      valueName: "period"),
    transform: PeriodOptions.read)
  var period: ReferencePeriod?

  @Option(
    help: ArgumentHelp(
      "First period of a series (default: that period alone).", valueName: "period"),
    transform: PeriodOptions.read)
  var from: ReferencePeriod?

  /// The periods that are meant.
  var range: PeriodRange {
    PeriodRange(first: from, last: period)
  }

  /// Reads a period as it is typed.
  static func read(_ text: String) throws -> ReferencePeriod {
    guard let period = ReferencePeriod(text) else {
      throw ValidationError("give a period such as 2026-10, 2026-Q4 or 2026")
    }
    return period
  }
}
