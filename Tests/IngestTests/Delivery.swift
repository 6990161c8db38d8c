import Ingest
import Model

/// Builds contracts and deliveries for the tests.
struct Delivery {
  var contract: ExtractContract
  var columns: Set<String>?
  var codeLists: [String: CodeList] = [
    "sex": CodeList(id: "sex", codes: [Delivery.code("F"), Delivery.code("M")])
  ]

  static func code(_ id: String) -> Code {
    Code(id: id, label: Localized(az: id, en: id))
  }

  static func place(_ line: Int) -> Location {
    Location(file: "contracts.yaml", line: line, column: 3)
  }

  init(
    _ columns: [ColumnContract], key: [String] = [], time: ExtractContract.Time = .snapshot,
    delivery: ExtractContract.Delivery = .period, dialect: Dialect = Dialect(),
    limits: QuarantineLimits = QuarantineLimits(rows: 1000, percent: 100)
  ) {
    contract = ExtractContract(
      id: "sample", title: Localized(az: "Nümunə", en: "Sample"),
      agency: Localized(az: "Agentlik", en: "Agency"), grain: "row", file: "sample.csv",
      time: time, delivery: delivery, frequency: .monthly, dueDay: 10, personColumn: nil,
      householdColumn: nil, key: key, limits: limits, dialect: dialect, columns: columns,
      location: Delivery.place(1))
  }
}

extension ColumnContract {
  /// A column at line 9 of the contracts.
  static func column(
    _ name: String, _ type: ValueType, required: Bool = false, pattern: String? = nil,
    minimum: Int64? = nil, maximum: Int64? = nil
  ) -> ColumnContract {
    ColumnContract(
      name: name, type: type, isRequired: required, pattern: pattern, minimum: minimum,
      maximum: maximum, location: Delivery.place(9))
  }
}
