import Model

/// Dwelling spells of persons.
struct HousingRows: HouseholdRows {
  static let columns = [
    "dmx_id", "household_id", "tenure", "address_type", "lease_start", "lease_end", "rooms",
    "living_area_m2", "occupants", "rent_azn_month", "valid_from", "valid_to",
  ]
  let frame: SimulationFrame

  func write(_ household: HouseholdHistory, in delivery: Delivery, to rows: inout CSVBuffer) {
    for person in household.members where person.granted <= delivery.lastDay {
      for spell in household.dwellings where spell.from <= delivery.lastDay {
        write(spell, of: person, household, in: delivery, to: &rows)
      }
    }
  }

  private func write(
    _ spell: DwellingSpell, of person: PersonHistory, _ household: HouseholdHistory,
    in delivery: Delivery, to rows: inout CSVBuffer
  ) {
    let from = max(spell.from, person.granted)
    var to = spell.to
    if let end = person.end { to = min(to ?? end + -1, end + -1) }
    guard from <= delivery.lastDay, from <= to ?? from else { return }
    rows.key(frame.identifiers.person(person.number), width: 7)
    rows.key("H", frame.identifiers.household(household.number), width: 7)
    rows.code(spell.tenure.code)
    rows.code(spell.address.code)
    let lease = spell.leaseMonths
    rows.day(lease == nil ? nil : spell.from)
    rows.day(lease.map { spell.from.adding(months: $0) })
    rows.integer(spell.rooms)
    rows.decimal(spell.area, places: 1)
    rows.integer(spell.occupants)
    rows.decimal(spell.rent, places: 2)
    rows.day(from)
    rows.day(delivery.known(to))
    rows.endRow()
  }
}
