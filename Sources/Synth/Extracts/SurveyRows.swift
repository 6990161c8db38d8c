import Model

/// Answers to the yearly survey of adults, with weights and without keys of persons.
struct SurveyRows: HouseholdRows {
  static let columns = [
    "resp_id", "period", "interview_date", "sex", "item_code", "response", "weight",
  ]
  private static let firstYear = 2021
  let frame: SimulationFrame

  func write(_ household: HouseholdHistory, in delivery: Delivery, to rows: inout CSVBuffer) {
    let last = delivery.lastDay.parts.year
    guard last >= Self.firstYear else { return }
    for year in Self.firstYear...last {
      let fieldwork = Day.middle(ofYear: year, month: 4)
      guard fieldwork + 40 <= delivery.lastDay else { return }
      for person in household.members
      where person.isActive(on: fieldwork) && person.age(on: fieldwork) >= 18 {
        interview(person, in: household, year: year, from: fieldwork, to: &rows)
      }
    }
  }

  private func interview(
    _ person: PersonHistory, in household: HouseholdHistory, year: Int, from fieldwork: Day,
    to rows: inout CSVBuffer
  ) {
    var generator = frame.generator(.survey, person.number &* 64 &+ year % 64)
    guard generator.chance(household.status == .refugee ? 600 : 90) else { return }
    let day = fieldwork + generator.below(40)
    let weight = (household.status == .refugee ? 1700 : 11_100) + generator.between(-500, 900)
    let number = frame.identifiers.record(person.number, sequence: year % 64)
    for item in Self.items {
      let response = item.responses[generator.weighted(item.weights)]
      rows.key("R", number, width: 9)
      rows.integer(year)
      rows.day(day)
      rows.code(person.sex.code)
      rows.code(item.code)
      rows.code(response)
      rows.decimal(weight, places: 3)
      rows.endRow()
    }
  }

  private struct Item {
    var code: StaticString
    var responses: [StaticString]
    var weights: [Int]
  }

  private static let frequencies: [StaticString] = [
    "hər_gün", "hər_həftə", "hər_ay", "nadir", "heç_vaxt", "bilmir", "imtina",
  ]
  private static let opinions: [StaticString] = [
    "tam_razıdır", "razıdır", "nə_nə", "razı_deyil", "qəti_razı_deyil", "bilmir", "imtina",
  ]
  private static let items = [
    Item(code: "yerli_ünsiyyət", responses: frequencies, weights: [29, 27, 17, 14, 7, 4, 2]),
    Item(code: "dil_istifadəsi", responses: frequencies, weights: [34, 20, 13, 17, 11, 3, 2]),
    Item(code: "aidiyyət_hissi", responses: opinions, weights: [17, 36, 22, 12, 5, 5, 3]),
    Item(code: "təhlükəsizlik_hissi", responses: opinions, weights: [35, 39, 12, 6, 2, 4, 2]),
  ]
}
