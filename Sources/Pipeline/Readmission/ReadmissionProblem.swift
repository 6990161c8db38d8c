internal import Model

/// Everything that can be wrong when corrected rows are taken back.
enum ReadmissionProblem: Hashable, Sendable {
  /// Neither the options nor the file's place say which delivery is meant.
  case whichDelivery(file: String)
  /// There is no such delivery.
  case noDelivery(file: String, extract: String, period: ReferencePeriod)
  /// A column is missing in the edited file.
  case noColumn(String, file: String)
  /// The edited file is not a table.
  case openQuote(file: String, line: Int)
  /// No row has a correction or is withdrawn.
  case nothing(file: String)
  /// The field of a row's line is no line.
  case noLine(file: String, line: Int)
  /// The delivery has no row set aside there.
  case notAside(file: String, line: Int)
  /// The row is not the one that the delivery has there.
  case otherOriginal(file: String, line: Int)
  /// A row is there twice.
  case twice(file: String, line: Int)
  /// A row is both corrected and withdrawn, or its action is an unknown word.
  case action(file: String, line: Int)
  /// A corrected row is more than one row.
  case severalRows(file: String, line: Int)
  /// A trail is not what readmitting wrote.
  case damagedTrail(file: String, line: Int)

  /// The finding.
  var diagnostic: Diagnostic {
    Diagnostic(code: code, message: message, location: location, remedy: remedy)
  }

  /// The error that stops the command.
  var error: RunError {
    RunError(diagnostic, status: status)
  }

  private var status: ExitStatus {
    switch self {
    case .whichDelivery: .usage
    case .noDelivery: .noInput
    default: .badData
    }
  }

  private var code: String {
    switch self {
    case .whichDelivery: "RDM001"
    case .noDelivery: "RDM002"
    case .noColumn: "RDM003"
    case .openQuote: "RDM004"
    case .nothing: "RDM005"
    case .noLine: "RDM006"
    case .notAside: "RDM007"
    case .otherOriginal: "RDM008"
    case .twice: "RDM009"
    case .action: "RDM010"
    case .severalRows: "RDM011"
    case .damagedTrail: "RDM012"
    }
  }

  private var location: Location {
    switch self {
    case .whichDelivery(let file), .noDelivery(let file, _, _), .nothing(let file):
      Location(file: file)
    case .noColumn(_, let file): Location(file: file, line: 1)
    case .openQuote(let file, let line), .noLine(let file, let line), .notAside(let file, let line),
      .otherOriginal(let file, let line), .twice(let file, let line), .action(let file, let line),
      .severalRows(let file, let line), .damagedTrail(let file, let line):
      Location(file: file, line: line)
    }
  }

  private var message: String {
    switch self {
    case .whichDelivery: "nothing says which delivery these rows belong to"
    case .noDelivery(_, let extract, let period):
      "there is no delivery of extract \(extract) for \(period)"
    case .noColumn(let name, _): "the file has no column \(name)"
    case .openQuote: "a quote is not closed"
    case .nothing: "no row has a correction, and none is withdrawn"
    case .noLine: "the line is not a whole number"
    case .notAside: "the delivery has no row set aside at this line"
    case .otherOriginal: "the original is not what the delivery has at this line"
    case .twice: "the row is in this file a second time"
    case .action: "the action is neither empty nor withdraw, or a withdrawn row has a correction"
    case .severalRows: "the correction has a line end outside quotes"
    case .damagedTrail: "this is not what yol readmit wrote"
    }
  }

  private var remedy: String {
    switch self {
    case .whichDelivery: "give --extract and --period, such as --extract register --period 2026-10"
    case .noDelivery: "check both names; yol check --extracts lists the deliveries"
    case .noColumn:
      "keep the columns of the quarantine file, and add corrected with the whole row as it should be"
    case .openQuote: "close the quote, or double a quote that is part of the text"
    case .nothing: "fill in corrected, or write withdraw into the column action"
    case .noLine, .otherOriginal: "keep line and original as they are in the quarantine file"
    case .notAside:
      "leave the row out; where a new file was delivered, begin with its quarantine file"
    case .twice: "leave one of the two rows out"
    case .action: "write withdraw, or leave it empty and fill in corrected"
    case .severalRows: "write one row, and quote a value that holds a line end"
    case .damagedTrail: "restore the file from a copy; it is only ever written by yol readmit"
    }
  }
}
