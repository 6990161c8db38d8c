internal import Ingest
internal import Model

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Keeps the rows set aside, with their original bytes: `quarantine/PERIOD/EXTRACT.csv`.
struct QuarantineFolder {
  /// Folder of the workspace.
  let root: String
  /// Where private things are.
  let folder: PrivateFolder

  /// Writes the rows of each delivery that is used; one without any loses the file of an earlier
  /// run.
  func write(
    _ readings: [(delivery: Delivery, reading: ExtractReading)]
  ) throws(RunError) {
    for (delivery, reading) in readings {
      if reading.quarantined.isEmpty {
        unlink(file(of: delivery).fullPath)
      } else {
        try write(reading.quarantined, of: delivery)
      }
    }
  }

  /// Writes the first rows of each delivery that has too many of them, so that the agency can be
  /// asked about them; returns where they are.
  func write(
    _ refused: [(delivery: Delivery, refusal: RefusedDelivery)]
  ) throws(RunError) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    for (delivery, refusal) in refused where !refusal.quarantined.isEmpty {
      try write(refusal.quarantined, of: delivery)
      notes.append(
        RunProblem.setAside(
          file(of: delivery).path, rows: refusal.quarantined.count,
          of: refusal.quarantinedCount
        ).diagnostic)
    }
    return notes
  }

  private func write(_ rows: [QuarantinedRow], of delivery: Delivery) throws(RunError) {
    try folder.prepare(period(of: delivery))
    try file(of: delivery).writePrivately(QuarantineFile.contents(of: rows))
  }

  private func file(of delivery: Delivery) -> WorkspaceFile {
    WorkspaceFile(root: root, path: "\(period(of: delivery))/\(delivery.extract).csv")
  }

  private func period(of delivery: Delivery) -> String {
    "\(folder.quarantine)/\(delivery.period)"
  }
}
