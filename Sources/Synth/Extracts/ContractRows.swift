import Model

/// Labour contracts by the day they were notified, which is later than their start.
struct ContractRows: HouseholdRows {
  static let columns = [
    "fin", "contract_id", "employer_voen", "start_date", "end_date", "contract_type",
    "hours_week", "wage_azn_month", "isco08", "nace", "notice_date",
  ]
  let frame: SimulationFrame

  func write(_ household: HouseholdHistory, in delivery: Delivery, to rows: inout CSVBuffer) {
    for person in household.members {
      let fin = frame.identifiers.fin(person.number)
      for contract in person.contracts where contract.notice <= delivery.lastDay {
        let number = frame.identifiers.record(person.number, sequence: contract.sequence)
        rows.fin(fin)
        rows.key(number, width: 9)
        rows.key("1", contract.employer, width: 9)
        rows.day(contract.start)
        rows.day(delivery.known(contract.end))
        rows.code(contract.type.code)
        rows.integer(contract.hours)
        rows.decimal(contract.wage, places: 2)
        rows.integer(contract.occupation)
        rows.code(contract.activity)
        rows.day(contract.notice)
        rows.endRow()
      }
    }
  }
}
