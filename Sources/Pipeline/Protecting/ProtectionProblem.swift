internal import Model
internal import Suppression

/// What keeps tidy tables from being protected.
enum ProtectionProblem {
  /// A folder is not there, or has no CSV files.
  case noFolder(String)
  /// The text of a specification is none.
  case specification(SpecificationReader.Fault, file: String)
  /// A file is no table.
  case malformed(TidyTable.Fault, file: String)
  /// Numbers do not agree with the specification.
  case tidy(TidyProblem)
  /// Numbers do not agree with each other, or relations name what is not there.
  case system(SystemProblem, file: String)
  /// Something is in the place of the output.
  case exists(String)
  /// Cells that hiding others does not protect: how many, of which measure by which dimensions.
  case unprotected(cells: Int, measure: String, dimensions: [String])
  /// The certificate does not prove what was written.
  case unproven(findings: Int)

  /// The finding.
  var diagnostic: Diagnostic {
    Diagnostic(code: code, message: message, location: location, remedy: remedy)
  }

  /// The error that stops the command.
  var error: RunError { RunError(diagnostic, status: status) }

  var status: ExitStatus {
    switch self {
    case .noFolder: .noInput
    case .specification: .badDefinition
    case .malformed: .badData
    case .tidy(let problem): problem.kind.status
    case .system(let problem, _): problem.status
    case .exists: .cannotCreate
    case .unprotected: .gateClosed
    case .unproven: .bug
    }
  }

  private var code: String {
    switch self {
    case .noFolder: "SPC001"
    case .specification(.wrong, _): "SPC002"
    case .specification(.unknownKey, _): "SPC003"
    case .malformed: "SPC004"
    case .tidy(let problem): problem.kind.code
    case .system(let problem, _): problem.code
    case .exists: "SPC005"
    case .unprotected: "SPC006"
    case .unproven: "SPC007"
    }
  }

  private var location: Location? {
    switch self {
    case .noFolder(let path), .exists(let path): Location(file: path)
    case .specification(_, let file), .system(_, let file): Location(file: file)
    case .malformed(let fault, let file): Location(file: file, line: fault.line)
    case .tidy(let problem): Location(file: problem.file, line: problem.line)
    case .unprotected, .unproven: nil
    }
  }

  private var message: String {
    switch self {
    case .noFolder: "there is no such folder, or it has no CSV files"
    case .specification(.wrong(let place, let reason), _):
      place.isEmpty ? "the specification cannot be read: \(reason)" : "'\(place)': \(reason)"
    case .specification(.unknownKey(let key), _): "the key '\(key)' means nothing"
    case .malformed(let fault, _): fault.message
    case .tidy(let problem): problem.kind.message
    case .system(let problem, _): problem.message
    case .exists: "something is here already"
    case .unprotected(let cells, let measure, let dimensions):
      "\(cells) cell\(cells == 1 ? "" : "s") of '\(measure)' by \(Self.list(dimensions)) "
        + "cannot be protected whatever else is hidden"
    case .unproven(let findings): "the certificate does not prove \(findings) of the numbers"
    }
  }

  private static func list(_ dimensions: [String]) -> String {
    dimensions.isEmpty ? "nothing" : dimensions.joined(separator: ", ")
  }

  private var remedy: String? {
    switch self {
    case .noFolder: "name a folder with tidy CSV files"
    case .specification(.wrong, _), .specification(.unknownKey, _):
      "write it as docs/protect.md says"
    case .malformed: "write commas, a header, and quotes as RFC 4180 has them"
    case .tidy(let problem): problem.kind.remedy
    case .system(let problem, _): problem.remedy
    case .exists: "name a folder that is not there; nothing is overwritten"
    case .unprotected:
      "join codes of a dimension, or leave the table out; nothing was written"
    case .unproven: "report this: nothing was written"
    }
  }
}

extension TidyTable.Fault {
  fileprivate var line: Int? {
    switch self {
    case .quote(let line), .fields(let line): line
    case .empty, .repeatedColumn, .encoding: nil
    }
  }

  fileprivate var message: String {
    switch self {
    case .quote: "a quote is not closed, or stands where none can stand"
    case .fields: "the row has another number of fields than the header"
    case .empty: "the file has no header"
    case .repeatedColumn(let name): "the column '\(name)' occurs twice"
    case .encoding: "the file is not UTF-8"
    }
  }
}
