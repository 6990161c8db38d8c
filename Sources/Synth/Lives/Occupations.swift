/// Unit groups of occupations with their usual wage and branches of activity.
enum Occupations {
  /// One unit group of ISCO-08.
  struct Group: Sendable {
    var code: Int
    /// Usual wage of 2023 in manat.
    var wage: Int
    /// Divisions of NACE (revision 2) with the letter of their section.
    var activities: [StaticString]

    /// A branch in which people of this group work.
    func drawActivity(_ generator: inout RandomGenerator) -> StaticString {
      activities[generator.below(activities.count)]
    }
  }

  /// A unit group that fits a level of education, or lies below it, as often happens.
  static func draw(education: Int?, _ generator: inout RandomGenerator) -> Group {
    let level = education ?? 3
    let skilled = level >= 5 ? 480 : level >= 3 ? 110 : 20
    if generator.chance(skilled) { return high[generator.below(high.count)] }
    let middle = level >= 3 ? 720 : 480
    return generator.chance(middle)
      ? self.middle[generator.below(self.middle.count)] : low[generator.below(low.count)]
  }

  private static let high: [Group] = [
    Group(code: 1120, wage: 1900, activities: ["G46", "M70"]),
    Group(code: 1412, wage: 1300, activities: ["I56"]),
    Group(code: 2221, wage: 750, activities: ["Q86"]),
    Group(code: 2310, wage: 1050, activities: ["P85"]),
    Group(code: 2330, wage: 700, activities: ["P85"]),
    Group(code: 2353, wage: 850, activities: ["P85"]),
    Group(code: 2411, wage: 1150, activities: ["M69", "G46"]),
    Group(code: 2512, wage: 2100, activities: ["J62"]),
    Group(code: 2643, wage: 1100, activities: ["M74", "N82"]),
    Group(code: 3115, wage: 1200, activities: ["B06", "C25"]),
    Group(code: 3322, wage: 950, activities: ["G46", "G47"]),
    Group(code: 3343, wage: 850, activities: ["M70", "N82"]),
  ]
  private static let middle: [Group] = [
    Group(code: 4110, wage: 620, activities: ["N82", "G46"]),
    Group(code: 4222, wage: 680, activities: ["N82", "J62"]),
    Group(code: 5120, wage: 750, activities: ["I56", "I55"]),
    Group(code: 5131, wage: 600, activities: ["I56", "I55"]),
    Group(code: 5141, wage: 580, activities: ["S96"]),
    Group(code: 5223, wage: 560, activities: ["G47"]),
    Group(code: 5311, wage: 500, activities: ["Q88", "P85"]),
    Group(code: 6113, wage: 480, activities: ["A01"]),
    Group(code: 7112, wage: 820, activities: ["F41"]),
    Group(code: 7231, wage: 780, activities: ["G45"]),
    Group(code: 7411, wage: 830, activities: ["F43"]),
    Group(code: 7531, wage: 560, activities: ["C14"]),
    Group(code: 8322, wage: 720, activities: ["H49", "H53"]),
    Group(code: 8332, wage: 900, activities: ["H49"]),
  ]
  private static let low: [Group] = [
    Group(code: 9112, wage: 430, activities: ["N81", "I55"]),
    Group(code: 9211, wage: 410, activities: ["A01"]),
    Group(code: 9313, wage: 520, activities: ["F41", "F43"]),
    Group(code: 9329, wage: 470, activities: ["C10", "C14"]),
    Group(code: 9333, wage: 500, activities: ["H52", "G46"]),
    Group(code: 9412, wage: 440, activities: ["I56"]),
  ]
}
