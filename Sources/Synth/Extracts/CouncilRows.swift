import Model

/// Recommendations of the Migrant Council, which meets once a quarter since 2022.
struct CouncilRows: WholeRows {
  static let columns = ["recommendation_id", "meeting_date", "area", "adopted_date"]
  private static let first = ReferencePeriod(frequency: .quarterly, ordinal: 2022 * 4)
  private static let areas: [StaticString] = [
    "housing", "education", "labour_market", "intercultural_dialogue", "social_protection",
    "documents", "governance",
  ]
  let frame: SimulationFrame

  func write(in delivery: Delivery, to rows: inout CSVBuffer) {
    let last = delivery.month.converted(to: .quarterly)
    for quarter in ReferencePeriod.series(from: Self.first, through: last) {
      var generator = frame.generator(.council, quarter.ordinal)
      let meeting = quarter.firstDay + generator.between(20, 75)
      guard meeting <= delivery.lastDay else { continue }
      for place in 1...generator.between(2, 6) {
        let area = Self.areas[generator.weighted([14, 18, 22, 12, 14, 16, 4])]
        let isAdopted = generator.chance(520)
        let adopted = meeting + generator.between(25, 500)
        rows.key("T", (quarter.year * 10 + quarter.month / 3 + 1) * 100 + place, width: 7)
        rows.day(meeting)
        rows.code(area)
        rows.day(isAdopted ? delivery.known(adopted) : nil)
        rows.endRow()
      }
    }
  }
}
