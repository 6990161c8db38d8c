import ArgumentParser
import Model
import Pipeline

/// `yol list`: the indicators of the workspace.
struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the indicators with area, unit, frequency and breakdowns.")

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let console = options.console
    try await console.finish { () async throws(RunError) in
      let indicators = try options.workspace().definitions().catalogue.indicators
      try console.print(options.json ? Self.json(indicators).text : Self.text(indicators))
      return .published
    }
  }

  private static func text(_ indicators: [Indicator]) -> String {
    let header = ["indicator", "area", "unit", "frequency", "breakdowns"]
    let rows = indicators.map { indicator in
      let description = indicator.description
      return [
        description.id, description.area, description.unit.rawValue,
        description.frequency.rawValue, breakdowns(indicator).joined(separator: ", "),
      ]
    }
    return TextTable(rows: [header] + rows).text
  }

  private static func json(_ indicators: [Indicator]) -> JSON {
    .array(
      indicators.map { indicator in
        let description = indicator.description
        return [
          "indicator": .string(description.id), "version": .integer(description.version),
          "area": .string(description.area), "title_az": .string(description.title.az),
          "title_en": .string(description.title.en), "unit": .string(description.unit.rawValue),
          "frequency": .string(description.frequency.rawValue),
          "published": .boolean(indicator.isPublished),
          "breakdowns": .array(breakdowns(indicator).map { .string($0) }),
        ]
      })
  }

  private static func breakdowns(_ indicator: Indicator) -> [String] {
    indicator.breakdowns.map { $0.joined(separator: " × ") }
  }
}
