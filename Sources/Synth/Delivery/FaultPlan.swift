/// Kinds of damage that extracts come with.
enum Fault: Int, CaseIterable, Sendable {
  case longIdentifier
  case impossibleDate
  case unknownCode
  case negativeWage
  case missingValue
  case extraField

  /// Columns that can be damaged so.
  var targets: [(extract: String, column: String)] {
    switch self {
    case .longIdentifier:
      [("contracts", "fin"), ("register", "fin"), ("benefits", "fin")]
    case .impossibleDate:
      [("register", "birth_date"), ("courses", "start_date"), ("housing", "valid_from")]
    case .unknownCode:
      [("register", "citizenship"), ("housing", "tenure"), ("pupils", "district_code")]
    case .negativeWage:
      [("contracts", "wage_azn_month")]
    case .missingValue:
      [("contracts", "start_date"), ("register", "sex"), ("services", "service_date")]
    case .extraField:
      [("jobseekers", "fin"), ("pupils", "enrolment_id"), ("contributions", "fin")]
    }
  }

  /// The field after the damage.
  func damaged(_ field: String) -> String {
    switch self {
    case .longIdentifier: field + "4"
    case .impossibleDate: "2026-02-31"
    case .unknownCode: "XQ9"
    case .negativeWage: "-" + field
    case .missingValue: ""
    case .extraField: field
    }
  }
}

/// Which rows of the newest delivery are damaged.
struct FaultPlan: Sendable {
  /// One damaged row.
  struct Damage: Sendable {
    var extract: String
    var fault: Fault
    var column: String
    /// Decides which row it is, once the number of rows is known.
    var draw: Int
  }

  let damages: [Damage]

  /// Spreads `count` faults over the extracts that are written.
  init(count: Int, extracts: [String], seed: UInt64) {
    var damages: [Damage] = []
    var turn = 0
    while damages.count < count, turn < count * Fault.allCases.count + 6 {
      let fault = Fault(rawValue: turn % Fault.allCases.count) ?? .extraField
      let targets = fault.targets.filter { extracts.contains($0.extract) }
      var generator = RandomGenerator(seed: seed, unit: turn, stream: .fault)
      if !targets.isEmpty {
        let target = targets[turn / Fault.allCases.count % targets.count]
        damages.append(
          Damage(
            extract: target.extract, fault: fault, column: target.column,
            draw: generator.below(1 << 30)))
      }
      turn += 1
    }
    self.damages = damages
  }

  /// The rows of an extract's first piece with the damage done.
  func damaging(_ bytes: [UInt8], of extract: String, columns: [String]) -> [UInt8] {
    let planned = damages.filter { $0.extract == extract }
    guard !planned.isEmpty else { return bytes }
    var lines = bytes.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    var used: Set<Int> = []
    for damage in planned {
      guard let column = columns.firstIndex(of: damage.column) else { continue }
      let start = lines.isEmpty ? 0 : damage.draw % lines.count
      let places = Array(start..<lines.count) + Array(0..<start)
      for place in places where !used.contains(place) {
        guard let damagedLine = Self.damaged(lines[place], at: column, by: damage.fault) else {
          continue
        }
        lines[place] = damagedLine
        used.insert(place)
        break
      }
    }
    return lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
  }

  /// The line with the damage, or nil where the field is empty already.
  private static func damaged(_ line: String, at column: Int, by fault: Fault) -> String? {
    var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard column < fields.count, !fields[column].isEmpty else { return nil }
    fields[column] = fault.damaged(fields[column])
    if fault == .extraField { fields.append("x") }
    return fields.joined(separator: ",")
  }
}
