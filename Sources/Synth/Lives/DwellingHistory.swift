import Model

/// A time during which a household lives in one dwelling; the last day is included.
struct DwellingSpell: Sendable {
  var from: Day
  var to: Day?
  /// Days until the new address was reported, at most ten by law.
  var reportedAfter: Int
  var district: StaticString
  var tenure: Tenure
  var address: AddressType
  var leaseMonths: Int?
  var rooms: Int?
  /// Tenths of a square metre.
  var area: Int?
  var occupants: Int
  var rent: Int?
}

/// Moves a household from dwelling to dwelling.
struct DwellingHistory {
  let frame: SimulationFrame

  /// The dwellings of a household from its grant on, without gaps.
  func spells(of household: HouseholdHistory) -> [DwellingSpell] {
    var generator = frame.generator(.dwelling, household.number)
    var spells: [DwellingSpell] = []
    var from = household.granted
    var district = drawDistrict(on: from, &generator)
    while from <= frame.lastDay {
      let isFirst = spells.isEmpty
      let tenure = drawTenure(of: household.status, isFirst: isFirst, &generator)
      if !isFirst, generator.chance(180) { district = drawDistrict(on: from, &generator) }
      let length = drawLength(of: tenure, &generator)
      var spell = dwelling(tenure, for: household, in: district, from: from, &generator)
      let end = from + length
      spell.to = end <= frame.lastDay ? end : nil
      spells.append(spell)
      from = end + 1
    }
    return spells
  }

  private func drawTenure(
    of status: Status, isFirst: Bool, _ generator: inout RandomGenerator
  ) -> Tenure {
    let inCentre = status == .refugee || status == .asylumSeeker ? 350 : 90
    if isFirst, generator.chance(inCentre) { return .centre }
    let weights = isFirst ? [2, 2, 34, 38, 24] : [6, 4, 52, 26, 12]
    return Tenure(rawValue: generator.weighted(weights)) ?? .lease
  }

  private func drawLength(of tenure: Tenure, _ generator: inout RandomGenerator) -> Int {
    switch tenure {
    case .centre: generator.between(30, 600)
    case .owned, .state: generator.between(1500, 6000)
    case .lease: generator.between(150, 1400)
    case .noLease, .relatives: generator.between(60, 800)
    }
  }

  private func dwelling(
    _ tenure: Tenure, for household: HouseholdHistory, in district: StaticString, from: Day,
    _ generator: inout RandomGenerator
  ) -> DwellingSpell {
    let size = household.members.count
    let shared = tenure == .relatives || tenure == .centre
    let occupants = size + (shared ? generator.between(1, 5) : 0)
    let wanted = max(1, (size + generator.between(0, 2)) / 2)
    let rooms = generator.chance(100) ? 1 : wanted
    let area = rooms * generator.between(110, 240)
    let isRented = tenure == .lease || tenure == .noLease
    let isKnown = generator.chance(940)
    let rent = isRented ? (120 + rooms * generator.between(70, 190)) * 100 : nil
    return DwellingSpell(
      from: from, reportedAfter: generator.between(0, 10), district: district, tenure: tenure,
      address: address(of: tenure, &generator),
      leaseMonths: tenure == .lease ? [3, 6, 12, 24][generator.weighted([15, 25, 50, 10])] : nil,
      rooms: isKnown ? rooms : nil, area: isKnown ? area : nil, occupants: occupants,
      rent: generator.chance(900) ? rent : nil)
  }

  private func address(of tenure: Tenure, _ generator: inout RandomGenerator) -> AddressType {
    switch tenure {
    case .centre: .centre
    case .owned, .state, .relatives: .own
    case .lease, .noLease: generator.chance(60) ? .hostel : .rented
    }
  }

  private func drawDistrict(on day: Day, _ generator: inout RandomGenerator) -> StaticString {
    let place = generator.weighted([770, 75, 55, 25, 15, 10, 50])
    guard place == 6 else { return Self.cities[place] }
    // The last one is Ağdərə, which was cut out of Tərtər and its neighbours by a law of 2023.
    let last = Self.others.count - 1
    let drawn = generator.below(last + 1)
    if drawn == last, day < Milestones.agdereDistrict { return "AZ-TAR" }
    return Self.others[drawn]
  }

  private static let cities: [StaticString] = [
    "AZ-BA", "AZ-SM", "AZ-ABS", "AZ-GA", "AZ-MI", "AZ-LA",
  ]
  private static let others: [StaticString] = [
    "AZ-NV", "AZ-BAB", "AZ-SAR", "AZ-XIZ", "AZ-ISM", "AZ-SMI", "AZ-NA", "AZ-GOR", "AZ-GYG",
    "AZ-SMX", "AZ-XA", "AZ-AGC", "AZ-BAR", "AZ-FUZ", "AZ-SUS", "AZ-TAR", "AZ-AGA", "AZ-QAZ",
    "AZ-SKR", "AZ-TOV", "AZ-XAC", "AZ-QBA", "AZ-QUS", "AZ-SBN", "AZ-AST", "AZ-CAL", "AZ-MAS",
    "AZ-AGS", "AZ-GOY", "AZ-KUR", "AZ-YE", "AZ-BEY", "AZ-IMI", "AZ-SAB", "AZ-BAL", "AZ-QAX",
    "AZ-QAB", "AZ-SA", "AZ-ZAQ", "AZ-KAL", "AZ-LAC", "AZ-ZAN", "AZ-SR", "AZ-BIL", "AZ-SAL",
    "AZ-AGE",
  ]
}
