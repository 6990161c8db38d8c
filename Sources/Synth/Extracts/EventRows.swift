import Model

/// Intercultural events of the month with the numbers of their participants.
struct EventRows: WholeRows {
  static let columns = [
    "event_id", "event_date", "event_type", "district_code", "participants_refugee",
    "participants_host",
  ]
  private static let types: [StaticString] = ["bayram", "idman", "mətbəx", "sərgi", "görüş"]
  private static let districts: [StaticString] = ["AZ-BA", "AZ-SM", "AZ-GA", "AZ-ABS", "AZ-LA"]
  let frame: SimulationFrame

  func write(in delivery: Delivery, to rows: inout CSVBuffer) {
    var generator = frame.generator(.event, delivery.month.ordinal)
    let days = delivery.lastDay - delivery.firstDay
    for place in 1...generator.between(4, 10) {
      let refugees = generator.between(4, 60)
      let hosts = generator.chance(600) ? generator.between(4, 60) : generator.between(0, 12)
      rows.key("E", (delivery.month.year * 100 + delivery.month.month) * 100 + place, width: 8)
      rows.day(delivery.firstDay + generator.between(0, days))
      rows.code(Self.types[generator.weighted([25, 20, 15, 12, 28])])
      rows.code(Self.districts[generator.weighted([60, 15, 10, 10, 5])])
      let isCounted = generator.chance(930)
      rows.integer(isCounted ? refugees : nil)
      rows.integer(isCounted ? hosts : nil)
      rows.endRow()
    }
  }
}
