import Model

/// Social-insurance contributions: those of a month come one or two months later.
struct ContributionRows: HouseholdRows {
  static let columns = ["fin", "month", "insured_income_azn", "contribution_azn"]
  let frame: SimulationFrame

  func write(_ household: HouseholdHistory, in delivery: Delivery, to rows: inout CSVBuffer) {
    for person in household.members where !person.contracts.isEmpty {
      for lag in [2, 1] {
        let month = delivery.month.advanced(by: -lag)
        guard self.lag(of: person, month: month) == lag else { continue }
        let income = income(of: person, in: month)
        guard income > 0 else { continue }
        rows.fin(frame.identifiers.fin(person.number))
        rows.month(month)
        rows.decimal(income, places: 2)
        rows.decimal(income * 25 / 100, places: 2)
        rows.endRow()
      }
    }
  }

  /// Months until a month's record comes; nil where the employer never pays.
  private func lag(of person: PersonHistory, month: ReferencePeriod) -> Int? {
    // Each month's fate is its own, so that no delivery needs to know the ones before it.
    let unit = person.number &* 4096 &+ month.ordinal % 4096
    var generator = frame.generator(.contribution, unit)
    switch generator.weighted([68, 25, 7]) {
    case 0: return 1
    case 1: return 2
    default: return nil
    }
  }

  private func income(of person: PersonHistory, in month: ReferencePeriod) -> Int {
    let (first, last) = (month.firstDay, month.lastDay)
    var income = 0
    for contract in person.contracts where contract.start <= last && contract.end >= first {
      let days = min(contract.end, last) - max(contract.start, first) + 1
      income += contract.wage * days / (last - first + 1)
    }
    return income
  }
}
