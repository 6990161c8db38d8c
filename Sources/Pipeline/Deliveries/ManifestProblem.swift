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

  /// The finding at a place.
  func diagnostic(at location: Location) -> Diagnostic {
    Diagnostic(code: code, message: message, location: location, remedy: remedy)
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
    }
  }

  private var message: String {
    switch self {
    case .header: "the first line is not \(ReceivedManifest.header)"
    case .fieldCount: "the line does not have \(ReceivedManifest.Column.allCases.count) fields"
    case .quotation: "the line has a quotation mark"
    case .field(let column): "\(column.rawValue) is not \(column.expectation)"
    case .repeated: "the extract is listed a second time"
    case .otherDigest(let extract): "the file of extract \(extract) is not the one that was listed"
    case .otherRowCount(let extract):
      "the file of extract \(extract) has another number of rows than was listed"
    }
  }

  private var remedy: String {
    switch self {
    case .header, .fieldCount, .quotation, .field, .repeated:
      "correct the list, or take it away: it is optional"
    case .otherDigest, .otherRowCount:
      "get the file again, it may be cut off or another version, and correct the list if it is not"
    }
  }
}
