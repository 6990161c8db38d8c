import Model

/// Payments of a month, and the decisions taken in it.
///
/// Application and decision stand in the row of the month of the decision only, so that a decision is
/// counted once. A rejection is a row of its own with the amount 0.
struct BenefitRows: HouseholdRows {
  static let columns = [
    "fin", "household_id", "benefit_code", "month", "amount_azn", "application_date",
    "decision_date", "decision",
  ]
  let frame: SimulationFrame

  func write(_ household: HouseholdHistory, in delivery: Delivery, to rows: inout CSVBuffer) {
    for (place, grant) in household.benefits.enumerated() {
      let isDecision = delivery.contains(grant.decided)
      let isPaid =
        grant.isGranted && grant.decided <= delivery.lastDay && grant.until >= delivery.firstDay
      guard isDecision || isPaid, !isRepeated(place, household.benefits, delivery) else {
        continue
      }
      let person = household.members[grant.member]
      rows.fin(frame.identifiers.fin(person.number))
      let isForHousehold = grant.kind == .targetedAssistance
      rows.key(
        "H", isForHousehold ? frame.identifiers.household(household.number) : nil, width: 7)
      rows.code(grant.kind.code)
      rows.month(delivery.month)
      rows.decimal(isPaid ? amount(grant, in: delivery.month) : 0, places: 2)
      rows.day(isDecision ? grant.applied : nil)
      rows.day(isDecision ? grant.decided : nil)
      rows.code(isDecision ? (grant.isGranted ? "təyin_edilib" : "rədd") : nil)
      rows.endRow()
    }
  }

  /// Whether an earlier grant of the same kind has the row of this month already.
  private func isRepeated(_ place: Int, _ grants: [BenefitGrant], _ delivery: Delivery) -> Bool {
    let grant = grants[place]
    return grants[..<place].contains { other in
      other.kind == grant.kind && other.member == grant.member
        && (delivery.contains(other.decided)
          || other.isGranted && other.decided <= delivery.lastDay
            && other.until >= delivery.firstDay)
    }
  }

  private func amount(_ grant: BenefitGrant, in month: ReferencePeriod) -> Int {
    // Payments were raised by about 6 % of the level of 2026 a year.
    let level = max(40, 100 + (month.year - 2026) * 6)
    return grant.amount * level / 10_000 * 100
  }
}
