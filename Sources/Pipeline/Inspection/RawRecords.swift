internal import Ingest
internal import Model

/// The records of a file as they stand there, the header first.
struct RawRecords {
  /// Fields by record; nil where a record is malformed.
  let rows: [[String]]?
  /// Physical lines on which records begin, malformed ones included.
  let lines: [Int]

  /// The finding about a file without a byte of text: it has no record, and that is no failure.
  private static let empty = "EXT005"

  /// Reads a file, by a definition where there is one.
  ///
  /// - Throws: status 66, 74 or 77 where it cannot be read, 65 where it is no text; an empty file has no records.
  init(
    file: String, encoding: String?, definition: InspectedDefinition? = nil
  ) throws(RunError) {
    let reader = RecordReader(
      contract: definition?.contract, codeLists: definition?.codeLists ?? [:], encoding: encoding)
    do throws(RunError) {
      let found = try reader.read(path: file, displayName: file)
      (rows, lines) = (found.records, found.lines)
    } catch {
      guard error.diagnostics.map(\.code) == [Self.empty] else { throw error }
      (rows, lines) = ([], [])
    }
  }
}
