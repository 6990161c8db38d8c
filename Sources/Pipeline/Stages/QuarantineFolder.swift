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

  /// Writes the rows of each delivery; a delivery without any loses the file of an earlier run.
  func write(
    _ readings: [(delivery: Delivery, reading: ExtractReading)]
  ) throws(RunError) {
    for (delivery, reading) in readings {
      let period = "\(folder.quarantine)/\(delivery.period)"
      let file = WorkspaceFile(root: root, path: "\(period)/\(delivery.extract).csv")
      if reading.quarantined.isEmpty {
        unlink(file.fullPath)
        continue
      }
      try folder.prepare(period)
      try file.writePrivately(QuarantineFile.contents(of: reading.quarantined))
    }
  }
}
