import Model
import TestSupport
import Testing

@testable import Definitions

@Suite("CheckedMethodology")
struct CheckedMethodologyTests {
  /// A file of an indicator, of which tests change single lines.
  private static func file(
    _ id: String, area: String = "labour_market", unit: String = "persons",
    _ lines: String...
  ) -> String {
    """
    indicator: \(id)
    version: 1
    area: \(area)
    title: {az: a, en: b}
    definition: {az: a, en: b}
    unit: \(unit)
    direction: context

    """ + lines.map { $0 + "\n" }.joined()
  }

  private static let good = file("lab_stock", "population: register where active", "measure: count")

  private func workspace(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let areas = ["labour_market", "housing"].map {
      "  - {id: \($0), title: {az: a, en: b}, summary: {az: a, en: b}, kind: roadmap}\n"
    }
    try folder.write("areas:\n" + areas.joined(), to: "roadmap.yaml")
    try folder.write(
      """
      register:
        title: {az: a, en: b}
        agency: {az: a, en: b}
        grain: person
        file: register.csv
        time: {snapshot: day}
        delivery: period
        frequency: monthly
        person: id
        key: [id]
        limits: {rows: 1, percent: 1}
        columns:
          id: {type: identifier, scheme: id, pattern: "[0-9]{7}", required: true}
          sex: {type: code, list: sex}
          granted: {type: date}
          age: {type: integer}

      """, to: "extracts/contracts.yaml")
    try folder.write(
      "code,label_az,label_en,parent,valid_from,valid_to\nK,Kişi,Man,,,\nQ,Qadın,Woman,,,\n",
      to: "codelists/sex.csv")
    try folder.write("sex: {title: {az: Cins, en: Sex}, list: sex}\n", to: "dimensions.yaml")
    try folder.write("register:\n  active: granted <= day\n", to: "variables.yaml")
    try folder.write(Self.good, to: "labour_market/lab_stock.yaml")
    for (path, text) in files { try folder.write(text, to: path) }
    return folder
  }

  /// What is found, as `file:line:column code remedy` without the methodology's folder.
  private func findings(_ files: [String: String]) throws -> [String] {
    let folder = try workspace(files)
    let found: [Diagnostic]
    do throws(RunError) {
      found = try CheckedMethodology(
        folder: folder.path, displayName: "m", frequency: .monthly
      ).diagnostics
    } catch {
      #expect(error.status == .badDefinition)
      found = error.diagnostics
    }
    return found.map { finding in
      "\(finding.location?.description.dropFirst(2) ?? "") \(finding.code) \(finding.remedy ?? "")"
    }
  }

  @Test("A methodology without a mistake has no finding")
  func clean() throws {
    #expect(try findings([:]) == [])
  }

  @Test("Mistakes of every kind are found in one pass, each at its place and with a remedy")
  func onePass() throws {
    let lab = "labour_market/"
    let found = try findings([
      "variables.yaml": "register:\n  active: granted <= day\n  odd: granted + sex\n",
      lab + "a_type.yaml": Self.file(
        "a_type", "population: register where granted > 5", "measure: count"),
      lab + "b_name.yaml": Self.file(
        "b_name", "population: register where activ", "measure: count", "breakdowns: [sexx]"),
      lab + "c_subset.yaml": Self.file(
        "c_subset", unit: "percent", "population: register",
        "measure: ratio of count of sex = Q to count of active"),
      lab + "d_breakdown.yaml": Self.file(
        "d_breakdown", unit: "percent", "population: register where active",
        "measure: share of sex = Q", "breakdowns: [sex]"),
      lab + "e_circle.yaml": Self.file("e_circle", "formula: 2 * f_circle"),
      lab + "f_circle.yaml": Self.file("f_circle", "formula: e_circle + 1"),
      lab + "g_unit.yaml": Self.file(
        "g_unit", unit: "percent", "population: register", "measure: count"),
      lab + "h_text.yaml": Self.file("h_text", "formula: lab_stock").replacing(
        "title: {az: a, en: b}", with: "title: {az: a}"),
      "housing/lab_stock.yaml": Self.good.replacing("area: labour_market", with: "area: housing"),
      lab + "i_hidden.yaml": Self.file(
        "i_hidden", "publish: no", "population: register", "measure: count"),
      "hosing/j_area.yaml": Self.file("j_area", area: "hosing", "formula: lab_stock"),
      lab + "k_goals.yaml": Self.file(
        "k_goals", unit: "points", "composite: [{indicator: lab_stock, best: 1}]"),
      lab + "l_unit.yaml": Self.file(
        "l_unit", unit: "index", "composite: [{indicator: lab_stock, worst: 0, best: 1}]"),
      lab + "m_cohort.yaml": Self.file(
        "m_cohort", "population: register where granted in cohort", "measure: count"),
      lab + "n_cohort.yaml": Self.file(
        "n_cohort", "cohort: {pool: 12 months}", "population: register", "measure: count"),
    ])
    #expect(
      found == [
        "hosing/j_area.yaml:3:1 DEF111 write `housing`",
        "housing/lab_stock.yaml:1:12 DEF112 keep one of the two, or give one another name",
        lab + "a_type.yaml:8:28 LNG024 make both sides of one type",
        lab + "b_name.yaml:8:28 LNG010 did you mean “active”?",
        lab + "b_name.yaml:10:14 LNG015 did you mean “sex”?",
        lab + "c_subset.yaml:9:10 LNG060 let it have all conditions of the denominator, "
          + "or write “may_exceed_100: yes”",
        lab + "d_breakdown.yaml:10:14 LNG041 break down by another dimension: this one would print "
          + "a tautology",
        lab + "e_circle.yaml:1:12 LNG042 break the circle",
        lab + "f_circle.yaml:1:12 LNG042 break the circle",
        lab + "g_unit.yaml:9:10 LNG040 choose the unit of the value, or another measure",
        lab + "h_text.yaml:4:8 DEF028 add `en:`",
        lab + "i_hidden.yaml:8:1 LNG061 delete “publish: no”, or use it in a formula",
        lab + "k_goals.yaml:8:13 DEF028 add `worst:`",
        lab + "l_unit.yaml:6:1 LNG040 choose the unit of the value, or another measure",
        lab + "m_cohort.yaml:8:28 LNG052 add “cohort: {pool: 12 months, after: 12 months}” to the "
          + "indicator",
        lab + "n_cohort.yaml:8:1 LNG053 write “… in cohort” in the population, or delete the key "
          + "“cohort”",
        "variables.yaml:3:8 LNG024 make both sides of one type",
      ])
  }

  @Test("A definition may say that its percentage exceeds 100")
  func mayExceed() throws {
    let ratio = Self.file(
      "lab_ger", unit: "percent", "population: register",
      "measure: ratio of count of sex = Q to count of active")
    #expect(try findings(["labour_market/lab_ger.yaml": ratio + "may_exceed_100: yes\n"]) == [])
    #expect(try findings(["labour_market/lab_ger.yaml": ratio]).count == 1)
  }

  @Test("A rule for units that cannot be found is a warning where the measure looks nobody up")
  func idleUnlinked() throws {
    let share = Self.file(
      "lab_share", unit: "percent", "population: register", "measure: share of active",
      "unlinked: count_as_no")
    #expect(
      try findings(["labour_market/lab_share.yaml": share]) == [
        "labour_market/lab_share.yaml:10:1 LNG063 delete the key “unlinked”, or say in the "
          + "population who is known"
      ])
    let folder = try workspace(["labour_market/lab_share.yaml": share])
    let found = try CheckedMethodology(folder: folder.path, displayName: "m", frequency: .monthly)
    #expect(found.diagnostics.map(\.severity) == [.warning])
  }

  @Test("The plan has what the file says about cohorts, links and the gate")
  func rules() throws {
    let folder = try workspace([
      "labour_market/lab_pool.yaml": Self.file(
        "lab_pool", "population: register where granted in cohort", "measure: count",
        "cohort: {after: 3 months}", "unlinked: count_as_no", "closes_after: 14 days",
        "invariant: 0")
    ])
    let methodology = try CheckedMethodology(
      folder: folder.path, displayName: "m", frequency: .monthly)
    let indicator = try #require(methodology.catalogue.indicator("lab_pool"))
    #expect(indicator.description.cohort == CohortWindow(pool: 1, after: 3))
    #expect(indicator.closesAfter == TimeLength(14, .days))
    #expect(indicator.invariant == Invariant(0))
    guard case .units(let plan) = indicator.plan else {
      Issue.record("expected a plan over units")
      return
    }
    #expect(plan.unlinked == .countAsNo)
  }
}
