internal import Definitions
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
  case system(SystemProblem, file: String, line: Int?)
  /// Something is in the place of the output.
  case exists(String)
  /// There is no specification.
  case noSpecification(String)
  /// An output cannot be made in a place.
  case place(String, PlaceFault)
  /// The file of secret bytes has none.
  case emptySeed(String)
  /// Cells that hiding others does not protect: how many, of which measure by which dimensions.
  case unprotected(cells: Int, measure: String, dimensions: [String])
  /// The certificate does not prove what was written.
  case unproven(findings: Int)

  /// Why an output cannot be made in a place.
  enum PlaceFault {
    case noParent, isFolder, insideTruth
  }

  /// The finding.
  var diagnostic: Diagnostic {
    Diagnostic(code: code, message: message, location: location, remedy: remedy)
  }

  /// The error that stops the command.
  var error: RunError { RunError(diagnostic, status: status) }

  var status: ExitStatus {
    switch self {
    case .noFolder, .noSpecification: .noInput
    case .specification: .badDefinition
    case .malformed, .emptySeed: .badData
    case .tidy(let problem): problem.kind.status
    case .system(let problem, _, _): problem.status
    case .exists, .place: .cannotCreate
    case .unprotected: .gateClosed
    case .unproven: .bug
    }
  }

  private var code: String {
    switch self {
    case .noFolder: "SPC001"
    case .specification(.wrong, _), .specification(.unknownWord, _): "SPC002"
    case .specification(.unknownKey, _): "SPC003"
    case .malformed: "SPC004"
    case .tidy(let problem): problem.kind.code
    case .system(let problem, _, _): problem.code
    case .exists: "SPC005"
    case .noSpecification: "SPC008"
    case .place: "SPC009"
    case .emptySeed: "SPC040"
    case .unprotected: "SPC006"
    case .unproven: "SPC007"
    }
  }

  private var location: Location? {
    switch self {
    case .noFolder(let path), .exists(let path), .noSpecification(let path), .place(let path, _),
      .emptySeed(let path):
      Location(file: path)
    case .specification(_, let file): Location(file: file)
    case .system(_, let file, let line): Location(file: file, line: line)
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
    case .specification(.unknownWord(let word, let place, _), _):
      "'\(place)': '\(word)' means nothing"
    case .malformed(let fault, _): fault.message
    case .tidy(let problem): problem.kind.message
    case .system(let problem, _, _): problem.message
    case .exists: "something is here already"
    case .noSpecification: "there is no such file"
    case .place(_, .noParent): "the folder in which this is to be made is not there"
    case .place(_, .isFolder): "this is a folder, and a file is to be written here"
    case .place(_, .insideTruth): "this lies in a folder that is read"
    case .emptySeed: "the file of secret bytes is empty"
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
    case .specification(let fault, _): fault.remedy
    case .malformed: "write commas, a header, and quotes as RFC 4180 has them"
    case .tidy(let problem): problem.kind.remedy
    case .system(let problem, _, _): problem.remedy
    case .noSpecification: "name the specification of the tables"
    case .place(_, .noParent): "make the folder first"
    case .place(_, .isFolder): "name a file"
    case .place(_, .insideTruth):
      "name a place outside the true tables and earlier releases: what is there would be read again"
    case .emptySeed: "take the file away, and a new one is made"
    case .exists: "name a folder that is not there; nothing is overwritten"
    case .unprotected:
      "join codes of a dimension, or leave the table out; nothing was written"
    case .unproven: "report this: nothing was written"
    }
  }
}

extension SpecificationReader.Fault {
  /// What to write: the word that is most like the one that means nothing.
  fileprivate var remedy: String {
    let other: String? =
      switch self {
      case .wrong: nil
      case .unknownKey(let key):
        nearestName(
          to: String(key.split(separator: ".").last ?? ""), among: SpecificationReader.keys)
      case .unknownWord(let word, _, let known):
        nearestName(to: word, among: known) ?? known.joined(separator: "', '")
      }
    return other.map { "write '\($0)'" } ?? "write it as docs/protect.md says"
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
