import Model

/// The list of a month's deliveries: when they were due, when they came, what they hold.
struct Manifest {
  static let columns = ["extract", "period", "due_date", "received_date", "row_count", "sha256"]
  let seed: UInt64
  let delivery: Delivery

  /// Writes `manifest.csv`.
  func write(
    _ extracts: [Extract], _ written: [SyntheticWorkspace.Written], to folder: String
  ) throws(RunError) {
    var rows = CSVBuffer()
    let following = delivery.month.advanced(by: 1).firstDay
    for (extract, file) in zip(extracts, written) {
      let place = Catalogue.names.firstIndex(of: extract.name) ?? 0
      var generator = RandomGenerator(
        seed: seed, unit: delivery.month.ordinal * 64 + place, stream: .manifest)
      let due = following + (extract.dueDay - 1)
      let isLate = generator.chance(220)
      let delay = isLate ? generator.between(1, 9) : -generator.between(0, 3)
      rows.text(extract.name)
      rows.month(delivery.month)
      rows.day(due)
      rows.day(due + delay)
      rows.integer(file.rows)
      rows.text(file.digest)
      rows.endRow()
    }
    let output = try OutputFile(path: "\(folder)/manifest.csv")
    try output.write(Array((Self.columns.joined(separator: ",") + "\n").utf8))
    try output.write(rows.bytes)
  }
}
