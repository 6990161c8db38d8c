import Model
import Testing

/// What must hold in the rows of any simulation, read back from the files.
@Suite("LifeCoherence")
struct LifeCoherenceTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace.small()
  }

  private func day(_ text: String?) -> Day? {
    text.flatMap { Day(iso: $0) }
  }

  @Test("A status ends after it was granted, with a reason, and never in the future")
  func statuses() throws {
    defer { workspace.remove() }
    for month in try workspace.months {
      let last = try #require(ReferencePeriod(month)).lastDay
      for row in try workspace.rows("register", month) {
        let granted = try #require(day(row["status_granted_date"]))
        let birth = try #require(day(row["birth_date"]))
        #expect(granted <= last)
        #expect(birth <= granted)
        #expect(birth.completedYears(to: last) < 120)
        #expect((row["status_end_date"] == "") == (row["status_end_reason"] == ""))
        guard let end = day(row["status_end_date"]) else { continue }
        #expect(granted < end && end <= last)
      }
    }
  }

  @Test("Nobody disappears from the register, and what was granted stays")
  func growingRegister() throws {
    defer { workspace.remove() }
    let before = try workspace.rows("register", "2026-05")
    let after = try workspace.rows("register", "2026-10")
    let kept = Set(after.map { [$0["dmx_id"], $0["status_granted_date"], $0["birth_date"]] })
    for row in before {
      #expect(kept.contains([row["dmx_id"], row["status_granted_date"], row["birth_date"]]))
    }
    #expect(after.count > before.count)
    #expect(after.count == 900)
  }

  @Test("Nobody with the status of a Ukrainian arrived before February 2022")
  func ukrainians() throws {
    defer { workspace.remove() }
    let first = try #require(Day(iso: "2022-02-24"))
    let rows = try workspace.rows("register").filter { $0["status"] == "UKR" }
    #expect(rows.count > 300)
    for row in rows {
      let arrival = try #require(day(row["arrival_date"]) ?? day(row["birth_date"]))
      #expect(arrival >= first)
    }
  }

  @Test("No contract begins before its person has an identification number")
  func identificationNumbers() throws {
    defer { workspace.remove() }
    var given: [String: Day] = [:]
    for row in try workspace.rows("crosswalk") {
      guard let fin = row["fin"], !fin.isEmpty, let from = day(row["valid_from"]) else { continue }
      given[fin] = min(given[fin] ?? from, from)
    }
    let june2020 = try #require(Day(iso: "2020-06-20"))
    for row in try workspace.rows("contracts") {
      let start = try #require(day(row["start_date"]))
      let first = try #require(given[row["fin"] ?? ""])
      #expect(start >= first && first >= june2020)
    }
  }

  @Test("A contract shows up once it was notified, and its end once it has come")
  func contractsAsKnown() throws {
    defer { workspace.remove() }
    for month in try workspace.months {
      let last = try #require(ReferencePeriod(month)).lastDay
      for row in try workspace.rows("contracts", month) {
        let start = try #require(day(row["start_date"]))
        let notice = try #require(day(row["notice_date"]))
        #expect(start <= notice && notice <= last)
        guard let end = day(row["end_date"]) else { continue }
        #expect(start <= end && end <= last)
      }
    }
  }

  @Test("Contributions come one or two months after their month")
  func contributions() throws {
    defer { workspace.remove() }
    for month in try workspace.months {
      let period = try #require(ReferencePeriod(month))
      let found = Set(try workspace.rows("contributions", month).compactMap { $0["month"] })
      let allowed = [period.advanced(by: -1).description, period.advanced(by: -2).description]
      #expect(found == Set(allowed))
    }
  }

  @Test("The spells of a dwelling follow each other without overlap")
  func dwellings() throws {
    defer { workspace.remove() }
    var ends: [String: Day?] = [:]
    for row in try workspace.rows("housing") {
      let person = try #require(row["dmx_id"])
      let from = try #require(day(row["valid_from"]))
      let to = day(row["valid_to"])
      if let before = ends[person] { #expect(before.map { $0 < from } == true) }
      if let to { #expect(from <= to) }
      ends[person] = .some(to)
    }
  }

  @Test("From one school year to the next a pupil repeats the grade or rises by one")
  func grades() throws {
    defer { workspace.remove() }
    var seen: [String: (year: Int, grade: Int)] = [:]
    var risen = 0
    let person = try personsByPupilKey()
    for row in try workspace.rows("pupils") {
      guard let key = row["utis_code"], let child = person[key] else { continue }
      let year = try #require(Int((row["school_year"] ?? "").prefix(4)))
      let grade = try #require(Int(row["grade"] ?? ""))
      if let before = seen[child] {
        let rise = grade - before.grade
        #expect(rise >= 0 && rise <= max(1, year - before.year))
        #expect(before.year < year || rise == 0)
        risen += rise
      }
      seen[child] = (year, grade)
    }
    #expect(risen > 50)
  }

  private func personsByPupilKey() throws -> [String: String] {
    var persons: [String: String] = [:]
    for row in try workspace.rows("crosswalk") {
      guard let key = row["utis_code"], !key.isEmpty, let person = row["dmx_id"] else { continue }
      #expect(persons[key] == nil || persons[key] == person)
      persons[key] = person
    }
    return persons
  }

  @Test("Days attended never exceed days possible, which never exceed a school year")
  func attendance() throws {
    defer { workspace.remove() }
    for row in try workspace.rows("pupils") {
      let possible = try #require(Int(row["possible_days"] ?? ""))
      let attended = try #require(Int(row["attended_days"] ?? ""))
      #expect(0 <= attended && attended <= possible && possible <= 200)
    }
  }

  @Test("Language levels never fall from course to course")
  func levels() throws {
    defer { workspace.remove() }
    let order = ["PRE_A1", "A1", "A2", "B1", "B2", "C1", "C2"]
    var reached: [String: Int] = [:]
    for row in try workspace.rows("courses") where row["course_type"] == "dil" {
      let person = try #require(row["dmx_id"])
      let start = try #require(order.firstIndex(of: row["level_start"] ?? ""))
      #expect(start >= reached[person] ?? 0)
      let end = order.firstIndex(of: row["level_end"] ?? "") ?? start
      #expect(end >= start)
      reached[person] = end
    }
  }

  @Test("Asylum decisions come after the application, appeals after the first decision")
  func asylum() throws {
    defer { workspace.remove() }
    for row in try workspace.rows("asylum") {
      let applied = try #require(day(row["application_date"]))
      #expect((row["decision_date"] == "") == (row["decision"] == ""))
      guard let decided = day(row["decision_date"]) else { continue }
      #expect(applied < decided)
    }
  }

  @Test("A benefit's decision stands in the row of its month and nowhere else")
  func benefits() throws {
    defer { workspace.remove() }
    for month in try workspace.months {
      for row in try workspace.rows("benefits", month) {
        #expect(row["month"] == month)
        guard let decided = row["decision_date"], !decided.isEmpty else { continue }
        #expect(decided.hasPrefix(month))
        #expect((row["amount_azn"] == "0.00") == (row["decision"] == "rədd"))
      }
    }
  }
}
