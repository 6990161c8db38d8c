import Model

/// What a contract may say whose rows are made of the lists of received files.
///
/// Nobody delivers such an extract, so that it has no file, no due day and no limits.
enum ManifestContract {
  /// Keys that it has.
  static let keys = ["source", "title", "agency", "grain", "time", "columns"]

  /// The columns that a list of received files gives, with the types they must have.
  static let columns: [(name: String, type: String)] = [
    ("extract", "code"), ("period", "period"), ("due_date", "date"), ("received_date", "date"),
    ("row_count", "integer"),
  ]

  /// Reports columns that the lists do not give, or give with another type.
  static func check(_ contract: ExtractContract, into problems: inout ProblemList) {
    for column in contract.columns {
      guard let type = columns.first(where: { $0.name == column.name })?.type else {
        let nearest = nearestName(to: column.name, among: columns.map(\.name))
        problems.report(
          .notInManifest(name: column.name, nearest: nearest, known: columns.map(\.name)),
          at: column.location)
        continue
      }
      if column.type.manifestType != type {
        problems.report(
          .wrongColumnType(name: column.name, expected: type), at: column.location)
      }
    }
  }

  /// Reports extracts that the code list of such a contract does not have, at its column.
  static func checkCodes(
    of contracts: [ExtractContract], codeLists: [String: CodeList],
    into problems: inout ProblemList
  ) {
    let delivered = contracts.filter { $0.file != nil }.map(\.id)
    for contract in contracts where contract.file == nil {
      guard let column = contract.column("extract"), case .code(let id) = column.type,
        let list = codeLists[id]
      else { continue }
      let missing = delivered.filter { list.position(of: $0) == nil }
      if let first = missing.first {
        problems.report(.extractWithoutCode(extract: first, list: id), at: column.location)
      }
    }
  }
}

extension ValueType {
  /// The type as a list of received files has it; nil for a type that it has not.
  fileprivate var manifestType: String? {
    switch self {
    case .code: "code"
    case .period: "period"
    case .date: "date"
    case .integer: "integer"
    default: nil
    }
  }
}
