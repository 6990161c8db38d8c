import Model

/// Experts' yearly scores of the integration policy: 0, 50 or 100 an item.
struct PolicyRows: WholeRows {
  static let columns = ["period", "area", "item", "score"]
  private static let firstYear = 2019
  private static let areas: [StaticString] = [
    "labour_market", "family_reunion", "education", "health", "political_participation",
    "permanent_residence", "nationality", "anti_discrimination",
  ]
  private static let itemsPerArea = 6
  let frame: SimulationFrame

  func write(in delivery: Delivery, to rows: inout CSVBuffer) {
    // The scores of a year are there from the January after it.
    let last = delivery.month.year - 1
    guard last >= Self.firstYear else { return }
    for year in Self.firstYear...last {
      for (place, area) in Self.areas.enumerated() {
        for item in 1...Self.itemsPerArea {
          rows.integer(year)
          rows.code(area)
          rows.key("P", (place + 1) * 100 + item, width: 3)
          rows.integer(score(of: place * 10 + item, in: year))
          rows.endRow()
        }
      }
    }
  }

  /// An item begins at some score and is raised by a step in one year, or never.
  private func score(of item: Int, in year: Int) -> Int {
    var generator = frame.generator(.policy, item)
    let first = generator.weighted([40, 40, 20])
    let raised = generator.between(2020, 2030)
    return min(2, first + (year >= raised ? 1 : 0)) * 50
  }
}
