import Model

/// Days on which the rules of the simulated world change.
enum Milestones {
  /// 2005-01-01: the first status on the register.
  static let firstGrant = Day(number: 12_784)
  /// 2018-01-01: older keys, courses and applications were not kept.
  static let recordsBegin = Day(number: 17_532)
  /// 2020-06-20: refugees can be given an identification number and have contracts registered.
  static let identificationNumbers = Day(number: 18_433)
  /// 2022-03-01: arrivals from Ukraine begin.
  static let ukraineArrivals = Day(number: 19_052)
  /// 2023-02-01: the pilot of integration services begins.
  static let pilotServices = Day(number: 19_389)
  /// 2023-12-05: the law that made the district of Ağdərə.
  static let agdereDistrict = Day(number: 19_696)
}

extension Day {
  /// The same calendar day `years` later (29 February becomes 28 February).
  func adding(years: Int) -> Day {
    adding(months: years * 12)
  }

  /// The 15th of a month, the day before and after which school years and terms are counted.
  static func middle(ofYear year: Int, month: Int) -> Day {
    Day(year: year, month: month, day: 15) ?? Milestones.recordsBegin
  }
}
