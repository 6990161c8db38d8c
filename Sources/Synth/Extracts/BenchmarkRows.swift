import Model

/// Figures of the whole country: invented, near the size of the real ones.
struct BenchmarkRows: WholeRows {
  static let columns = ["period", "geo", "sex", "age_group", "measure", "value", "status"]
  private static let firstYear = 2019
  let frame: SimulationFrame

  func write(in delivery: Delivery, to rows: inout CSVBuffer) {
    let month = delivery.month
    for year in Self.firstYear..<max(Self.firstYear, month.year) {
      // A year's figures come out in April, provisional until the April after.
      let released = ReferencePeriod(frequency: .monthly, ordinal: (year + 1) * 12 + 3)
      guard released <= month else { continue }
      let isFinal = released.advanced(by: 12) <= month
      writeYear(year, status: isFinal ? "A" : "P", to: &rows)
    }
    writeQuarters(through: month, to: &rows)
    writeWages(through: month, to: &rows)
  }

  private func writeYear(_ year: Int, status: StaticString, to rows: inout CSVBuffer) {
    let period = ReferencePeriod(year: year)
    for (sex, code) in Self.sexes {
      for (age, group) in Self.workingAges {
        let value = employment(sex: sex, age: age, period)
        row(period, "AZ", code, group, "employment_rate", value, 1, status, to: &rows)
      }
      let enrolment = 9780 + [0, 16, 8][sex] + (year - Self.firstYear) * 12
      row(period, "AZ", code, "Y6T14", "enrolment_rate", enrolment / 10, 1, status, to: &rows)
    }
    writeAges(of: period, status: status, to: &rows)
    // Ağdərə was made at the end of 2023.
    for (district, population) in Districts.populations
    where year >= 2024 || !Districts.isNew(district) {
      let grown = population * (1000 + (year - 2024) * 5) / 1000
      row(period, district, "T", "T", "population", grown, 0, status, to: &rows)
    }
  }

  /// The employment rate of both sexes by age group.
  private func writeAges(
    of period: ReferencePeriod, status: StaticString, to rows: inout CSVBuffer
  ) {
    for (place, (group, base)) in Self.ageGroups.enumerated() {
      // Sexes and working ages take the first numbers of a year's sixteen.
      var generator = frame.generator(.benchmark, period.ordinal * 16 + 8 + place)
      let value = base + (period.year - Self.firstYear) * 4 + generator.between(-6, 6)
      row(period, "AZ", "T", group, "employment_rate", value, 1, status, to: &rows)
    }
  }

  private func writeQuarters(through month: ReferencePeriod, to rows: inout CSVBuffer) {
    // A quarter's figures come out two months after its end.
    let first = ReferencePeriod(frequency: .quarterly, ordinal: Self.firstYear * 4)
    let known = month.advanced(by: -1).converted(to: .quarterly).advanced(by: -1)
    for quarter in ReferencePeriod.series(from: first, through: known) {
      for (sex, code) in Self.sexes {
        for (age, group) in Self.workingAges {
          let value = employment(sex: sex, age: age, quarter)
          let status: StaticString = quarter == known ? "P" : "A"
          row(quarter, "AZ", code, group, "employment_rate", value, 1, status, to: &rows)
        }
      }
    }
  }

  private func writeWages(through month: ReferencePeriod, to rows: inout CSVBuffer) {
    let first = ReferencePeriod(frequency: .monthly, ordinal: Self.firstYear * 12)
    let known = month.advanced(by: -2)
    for period in ReferencePeriod.series(from: first, through: known) {
      for (sex, code) in Self.sexes {
        var generator = frame.generator(.benchmark, period.ordinal * 4 + sex)
        let level = [640, 500, 570][sex] + (period.ordinal - first.ordinal) * 4
        let status: StaticString = period == known ? "P" : "A"
        let value = level * 100 + generator.between(-900, 900)
        row(period, "AZ", code, "T", "median_wage", value, 2, status, to: &rows)
      }
    }
  }

  /// Tenths of a percent.
  private func employment(sex: Int, age: Int, _ period: ReferencePeriod) -> Int {
    var generator = frame.generator(.benchmark, period.ordinal * 16 + sex * 2 + age)
    let base = [702, 601, 651][sex] + age * 58
    return base + (period.year - Self.firstYear) * 4 + generator.between(-6, 6)
  }

  private func row(
    _ period: ReferencePeriod, _ geo: StaticString, _ sex: StaticString, _ age: StaticString,
    _ measure: StaticString, _ value: Int, _ places: Int, _ status: StaticString,
    to rows: inout CSVBuffer
  ) {
    rows.text(period.description)
    rows.code(geo)
    rows.code(sex)
    rows.code(age)
    rows.code(measure)
    if places == 0 { rows.integer(value) } else { rows.decimal(value, places: places) }
    rows.code(status)
    rows.endRow()
  }

  private static let sexes: [(Int, StaticString)] = [(0, "K"), (1, "Q"), (2, "T")]
  private static let workingAges: [(Int, StaticString)] = [(0, "Y15T64"), (1, "Y20T64")]
  /// Tenths of a percent in the first year.
  private static let ageGroups: [(StaticString, Int)] = [
    ("Y15T17", 52), ("Y18T24", 385), ("Y25T34", 742), ("Y35T44", 815), ("Y45T54", 806),
    ("Y55T64", 583),
  ]
}
