import Glibc
public import Model
import Parallel

/// Writes the extracts of an invented population.
public struct SyntheticWorkspace: Sendable {
  /// What was written.
  public struct Summary: Hashable, Sendable {
    /// Files, without the manifests.
    public var files = 0
    /// Rows without headers.
    public var rows = 0
    /// Bytes of these files.
    public var bytes = 0
  }

  /// One written file.
  struct Written: Sendable {
    var extract: String
    var rows: Int
    var bytes: Int
    var digest: String
  }

  private static let blocksPerChunk = 64
  private let plan: SynthesisPlan
  private let population: Population
  private let extracts: [Extract]
  private let faults: FaultPlan
  private let threads: Int

  /// Prepares a simulation; a plan with complaints is refused.
  public init(plan: SynthesisPlan) throws(RunError) {
    let complaints = plan.complaints
    guard complaints.isEmpty else { throw SynthProblem.badPlan(complaints).error }
    self.plan = plan
    let frame = plan.frame
    population = Population(frame: frame)
    extracts = Catalogue(frame: frame).extracts.filter {
      plan.extracts.isEmpty || plan.extracts.contains($0.name)
    }
    faults = FaultPlan(count: plan.faults, extracts: extracts.map(\.name), seed: plan.seed)
    let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    threads = max(1, plan.threads ?? cores)
  }

  /// Writes `extracts/YYYY-MM/NAME.csv` and `manifest.csv` for every month under a folder.
  ///
  /// - Parameters:
  ///   - folder: Where the workspace is; made if it is not there.
  ///   - report: Takes one line a month.
  /// - Returns: What was written.
  /// - Throws: A run error with status 73 where a file cannot be created, 74 where writing fails.
  public func write(
    to folder: String, report: (String) -> Void = { _ in }
  ) throws(RunError) -> Summary {
    var summary = Summary()
    let deliveries = plan.deliveries
    for (place, delivery) in deliveries.enumerated() {
      let path = "\(folder)/extracts/\(delivery.month)"
      try OutputFile.makeFolder(path)
      let due = extracts.filter { place == 0 || $0.schedule.includes(delivery.month) }
      let isNewest = place == deliveries.count - 1
      let written = try write(due, in: delivery, damaged: isNewest, to: path)
      try Manifest(seed: plan.seed, delivery: delivery).write(due, written, to: path)
      summary.files += written.count
      summary.rows += written.reduce(0) { $0 + $1.rows }
      summary.bytes += written.reduce(0) { $0 + $1.bytes }
      let rows = written.map { "\($0.extract) \($0.rows)" }.joined(separator: ", ")
      report("\(delivery.month): \(rows)")
    }
    return summary
  }

  private func write(
    _ due: [Extract], in delivery: Delivery, damaged: Bool, to path: String
  ) throws(RunError) -> [Written] {
    var writers: [ExtractFile] = []
    for extract in due {
      writers.append(try ExtractFile(extract, faults: damaged ? faults : nil, in: path))
    }
    for (place, extract) in due.enumerated() {
      guard case .whole(let content) = extract.content else { continue }
      var rows = CSVBuffer()
      content.write(in: delivery, to: &rows)
      try writers[place].append(rows)
    }
    try writeHouseholds(due, in: delivery, to: writers)
    return writers.map { $0.finish() }
  }

  private func writeHouseholds(
    _ due: [Extract], in delivery: Delivery, to writers: [ExtractFile]
  ) throws(RunError) {
    let chunks = (population.blocks + Self.blocksPerChunk - 1) / Self.blocksPerChunk
    let batch = threads * 2
    var next = 0
    while next < chunks {
      let numbers = next..<min(next + batch, chunks)
      let pieces = parallelMap(numbers, threads: threads) { chunk in
        rows(ofChunk: chunk, due, in: delivery)
      }
      for piece in pieces {
        for (writer, rows) in zip(writers, piece) where rows.rows > 0 {
          try writer.append(rows)
        }
      }
      next = numbers.upperBound
    }
  }

  private func rows(ofChunk chunk: Int, _ due: [Extract], in delivery: Delivery) -> [CSVBuffer] {
    var buffers = due.map { _ in CSVBuffer() }
    let first = chunk * Self.blocksPerChunk
    for block in first..<min(first + Self.blocksPerChunk, population.blocks) {
      for household in population.households(inBlock: block) {
        for (place, extract) in due.enumerated() {
          guard case .households(let content) = extract.content else { continue }
          content.write(household, in: delivery, to: &buffers[place])
        }
      }
    }
    return buffers
  }
}
