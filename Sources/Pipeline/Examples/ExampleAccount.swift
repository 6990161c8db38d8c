public import Model
internal import Parallel

/// What running all worked examples of a methodology gave.
public struct ExampleAccount: Sendable {
  /// Examples that were run.
  public var examples: Int
  /// Indicators that have examples.
  public var indicators: Int
  /// Examples that do not hold.
  public var failed: Int
  /// Every figure that is another one than expected, in the order of the definitions.
  public var findings: [Diagnostic]

  /// One sentence for a person.
  public var summary: String {
    let what = "\(examples) examples of \(indicators) indicators"
    return failed == 0 ? "\(what) hold" : "\(failed) of \(what) do not hold"
  }

  /// The account for machines.
  public var json: JSON {
    [
      "examples": .integer(examples), "indicators": .integer(indicators),
      "failed": .integer(failed),
    ]
  }
}

extension CheckedDefinitions {
  /// Runs all worked examples through the engine; reads no extract.
  public func runExamples() -> ExampleAccount {
    let indicators = catalogue.indicators.filter { examples[$0.description.id]?.isEmpty == false }
    let findings = parallelMap(indicators, threads: Threads.count) { indicator in
      let run = ExampleRun(catalogue: catalogue, indicator: indicator)
      return (examples[indicator.description.id] ?? []).map { run.failures(of: $0) }
    }.flatMap { $0 }
    return ExampleAccount(
      examples: findings.count, indicators: indicators.count,
      failed: findings.count { !$0.isEmpty }, findings: findings.flatMap { $0 })
  }
}
