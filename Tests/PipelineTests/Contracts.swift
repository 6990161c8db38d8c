import Model

/// Contracts for tests, with nothing but what deliveries depend on.
enum Contracts {
  static func contract(
    _ id: String, _ frequency: Frequency?, due: Int? = nil,
    delivery: ExtractContract.Delivery = .period
  ) -> ExtractContract {
    let agency = "Agency of \(id)"
    return ExtractContract(
      id: id, title: Localized(az: id, en: id), agency: Localized(az: agency, en: agency),
      grain: "row", file: "\(id).csv", time: .snapshot, delivery: delivery, frequency: frequency,
      dueDay: due, personColumns: [], householdColumn: nil, key: [],
      limits: QuarantineLimits(rows: 0, percent: 0), dialect: Dialect(), columns: [],
      location: Location(file: "contracts.yaml", line: 1, column: 1))
  }
}
