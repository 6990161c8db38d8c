public import Model

/// What one file is, judged by one definition.
public struct Inspection: Sendable {
  /// The file as the caller named it.
  public var file: String
  /// The extract by whose contract it was judged; nil where none was given.
  public var extract: String?
  /// The period that it is about; nil where it was not judged.
  public var period: ReferencePeriod?
  /// What becomes of it; nil where it was not judged.
  public var verdict: Verdict?
  /// What became of its rows; nil where none was read.
  public var rows: RowAccount?
  /// How its bytes were read; nil where they could not be.
  public var form: DeliveryForm?
  /// Everything found, by code and in the order of the file.
  public var findings: [Diagnostic] = []
  /// What was normalised, by code and column.
  public var normalised: [Normalisation] = []
  /// What only a workspace can tell.
  public var unchecked: [String] = []
  /// Whether the records were asked for.
  public var wantsRecords = false
  /// The records as they stand in the file, the header first; nil where one is malformed.
  public var records: [[String]]?
  /// The accepted rows as they were understood; nil where nobody asked or nothing was loaded.
  public var values: [JSON]?
  /// What the process ends with.
  public var status = ExitStatus.published

  /// Begins with nothing known but the file's name.
  init(file: String) {
    self.file = file
  }
}
