import Model

/// The file of one extract and one delivery, written piece by piece.
final class ExtractFile {
  private let extract: Extract
  private let faults: FaultPlan?
  private var output: OutputFile?
  private var byteCount = 0
  private var rows = 0

  /// Creates the file with its header.
  init(_ extract: Extract, faults: FaultPlan?, in folder: String) throws(RunError) {
    self.extract = extract
    self.faults = faults
    output = try OutputFile(path: "\(folder)/\(extract.name).csv")
    try write(Array((extract.columns.joined(separator: ",") + "\n").utf8))
  }

  /// Adds rows; the first ones bear the damage that was asked for.
  func append(_ piece: CSVBuffer) throws(RunError) {
    if let faults, rows == 0 {
      let bytes = faults.damaging(piece.bytes, of: extract.name, columns: extract.columns)
      try write(bytes)
    } else {
      try write(piece.bytes)
    }
    rows += piece.rows
  }

  /// Ends the file and tells what was written.
  func finish() -> SyntheticWorkspace.Written {
    let digest = output?.finish() ?? ""
    output = nil
    return SyntheticWorkspace.Written(
      extract: extract.name, rows: rows, bytes: byteCount, digest: digest)
  }

  private func write(_ bytes: [UInt8]) throws(RunError) {
    try output?.write(bytes)
    byteCount += bytes.count
  }
}
