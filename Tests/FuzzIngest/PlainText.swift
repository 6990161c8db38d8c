import Model

/// Accepted rows as a plain file.
struct PlainText {
  /// Rows as texts, without those in which something is missing.
  let rows: [[String]]
  private let header: [String]

  var rowCount: Int { rows.count }

  init?(contract: ExtractContract, seen: Seen) {
    header = contract.columns.map(\.name)
    rows = seen.texts(contract)
    guard !rows.isEmpty else { return nil }
  }

  var bytes: [UInt8] {
    let lines = ([header] + rows).map { row in
      row.map {
        "\"\($0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
      }
      .joined(separator: ",") + "\n"
    }
    return Array(lines.joined().utf8)
  }
}

extension Seen {
  /// Rows in which nothing is missing, as texts by column of the contract.
  func texts(_ contract: ExtractContract) -> [[String]] {
    (0..<account.accepted).compactMap { row in
      let texts = contract.columns.compactMap { text($0, row) }
      return texts.count == contract.columns.count ? texts : nil
    }
  }

  private func text(_ column: ColumnContract, _ row: Int) -> String? {
    guard let value = values[column.name]?[row], value != Column.missingWide else { return nil }
    switch column.type {
    case .code(let list):
      guard let codes = Contracts.shared.codeLists[list]?.codes, codes.indices.contains(Int(value))
      else { return nil }
      return codes[Int(value)].id
    case .identifier, .text:
      guard let texts = dictionaries[column.name], texts.indices.contains(Int(value)) else {
        return nil
      }
      return texts[Int(value)]
    case .decimal(let places): return Self.decimal(value, places)
    case .date: return Day(number: Int32(value)).description
    case .month: return ReferencePeriod(frequency: .monthly, ordinal: Int(value)).description
    case .yesNo: return String(value)
    case .schoolYear: return "\(year(value))/\(year(value + 1))"
    default: return String(value)
    }
  }

  private func year(_ value: Int64) -> String {
    String(repeating: "0", count: max(0, 4 - String(value).count)) + String(value)
  }

  private static func decimal(_ value: Int64, _ places: Int) -> String {
    let digits = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let text = places == 0 ? padded : padded.dropLast(places) + "." + padded.suffix(places)
    return (value < 0 ? "-" : "") + text
  }
}
