internal import Model

/// Everything that can be wrong with a list of received files.
enum ManifestProblem: Hashable, Sendable {
  /// The first line is not the header.
  case header
  /// A line has another number of fields.
  case fieldCount
  /// A quotation mark: fields of this list never need one.
  case quotation
  /// A field is not what its column holds.
  case field(ReceivedManifest.Column)
  /// An extract occurs twice.
  case repeated
  /// A file's digest is not the one announced.
  case otherDigest(extract: String)
  /// A file's number of rows is not the one announced.
  case otherRowCount(extract: String)
  /// A column's sum is not the one announced.
  case otherTotal(extract: String, column: String)
  /// A sum cannot be compared, because rows were set aside or corrected.
  case totalNotCompared(extract: String, column: String)
  /// An announced sum is one of a column that is none of the contract's numbers.
  case noSuchTotal(extract: String, column: String)
  /// Lines of one extract say different things.
  case contradiction

  /// The finding at a place.
  func diagnostic(at location: Location) -> Diagnostic {
    Diagnostic(
      code: code, severity: severity, message: message, location: location, remedy: remedy)
  }

  private var severity: Diagnostic.Severity {
    if case .totalNotCompared = self { return .warning }
    return .error
  }

  private var code: String {
    switch self {
    case .header: "MAN001"
    case .fieldCount: "MAN002"
    case .quotation: "MAN003"
    case .field: "MAN004"
    case .repeated: "MAN005"
    case .otherDigest: "MAN006"
    case .otherRowCount: "MAN007"
    case .otherTotal: "MAN008"
    case .totalNotCompared: "MAN009"
    case .noSuchTotal: "MAN010"
    case .contradiction: "MAN011"
    }
  }

  private var message: String {
    switch self {
    case .header: "the first line is not \(ReceivedManifest.header)"
    case .fieldCount: "the line does not have as many fields as the first line"
    case .quotation: "the line has a quotation mark"
    case .field(let column): "\(column.rawValue) is not \(column.expectation)"
    case .repeated: "the extract is listed a second time"
    case .otherDigest(let extract): "the file of extract \(extract) is not the one that was listed"
    case .otherRowCount(let extract):
      "the file of extract \(extract) has another number of rows than was listed"
    case .otherTotal(let extract, let column):
      "the sum of column \(column) in extract \(extract) is not the one that was listed"
    case .totalNotCompared(let extract, let column):
      "the listed sum of column \(column) in extract \(extract) was not compared, as rows were set "
        + "aside or corrected"
    case .noSuchTotal(let extract, let column):
      "a sum is listed of column \(column), but that is no number of extract \(extract)"
    case .contradiction: "the line differs from the line before of the same extract"
    }
  }

  private var remedy: String {
    switch self {
    case .header, .fieldCount, .quotation, .field, .repeated:
      "correct the list, or take it away: it is optional"
    case .contradiction: "let the lines of an extract differ in the column and its sum alone"
    case .noSuchTotal: "name a column of type integer or decimal"
    case .totalNotCompared: "compare again when the rows set aside have been delivered anew"
    case .otherDigest, .otherRowCount, .otherTotal:
      "get the file again, it may be cut off or another version, and correct the list if it is not"
    }
  }
}
