public import Model

/// A corrected quarantine file that somebody gives back.
public struct ReadmissionRequest: Hashable, Sendable {
  /// The edited file, as messages name it.
  public var file: String
  /// The extract; nil takes the name of the file.
  public var extract: String?
  /// The period; nil takes the name of the file's folder.
  public var period: ReferencePeriod?
  /// Who gives it back.
  public var person = ""
  /// Why.
  public var note = ""

  /// Gives a file back.
  public init(file: String) {
    self.file = file
  }

  /// The delivery that is meant: by the options, or by `…/PERIOD/EXTRACT.csv`.
  func delivery() throws(RunError) -> (extract: String, period: ReferencePeriod) {
    let parts = file.split(separator: "/").suffix(2).map(String.init)
    let name = parts.last.map { $0.hasSuffix(".csv") ? String($0.dropLast(4)) : $0 }
    let folder = parts.count == 2 ? parts.first.flatMap { ReferencePeriod($0) } : nil
    guard let extract = extract ?? (folder == nil ? nil : name), let period = period ?? folder
    else { throw ReadmissionProblem.whichDelivery(file: file).error }
    return (extract, period)
  }
}

/// What became of a corrected quarantine file.
public struct Readmission: Hashable, Sendable {
  /// The delivery.
  public var delivery: Delivery
  /// Rows taken by this file.
  public var taken: ReadmittedRows
  /// Rows of the delivery that are corrected or withdrawn in all.
  public var inForce: ReadmittedRows
  /// Rows that are still set aside, withdrawn ones included.
  public var quarantined: Int
  /// The file with the trail, relative to the workspace.
  public var trail: String

  /// What was done, for machines.
  public var json: JSON {
    [
      "extract": .string(delivery.extract), "period": .string(delivery.period.description),
      "corrected": .integer(taken.corrected), "withdrawn": .integer(taken.withdrawn),
      "corrected_in_all": .integer(inForce.corrected),
      "withdrawn_in_all": .integer(inForce.withdrawn),
      "rows_quarantined": .integer(quarantined), "trail": .string(trail),
    ]
  }
}
