import Model
import Testing

@testable import Synth

@Suite("RandomGenerator")
struct RandomGeneratorTests {
  @Test("Draws stay within their bounds and reach both of them")
  func bounds() {
    var generator = RandomGenerator(seed: 1, unit: 2, stream: .member)
    var seen: Set<Int> = []
    for _ in 0..<500 { seen.insert(generator.between(-2, 3)) }
    #expect(seen == [-2, -1, 0, 1, 2, 3])
    #expect(generator.below(0) == 0)
  }

  @Test("A place with no weight is never drawn")
  func weights() {
    var generator = RandomGenerator(seed: 1, unit: 2, stream: .member)
    var counts = [0, 0, 0]
    for _ in 0..<4000 { counts[generator.weighted([1, 0, 3])] += 1 }
    #expect(counts[1] == 0)
    #expect((800...1200).contains(counts[0]))
  }

  @Test("Units and sides of life have numbers of their own")
  func streams() {
    var first = RandomGenerator(seed: 1, unit: 1, stream: .member)
    var other = RandomGenerator(seed: 1, unit: 2, stream: .member)
    var side = RandomGenerator(seed: 1, unit: 1, stream: .status)
    let drawn = first.next()
    #expect(drawn != other.next())
    #expect(drawn != side.next())
  }
}

@Suite("Identifiers")
struct IdentifiersTests {
  @Test("No two persons share a key")
  func unique() {
    let identifiers = Identifiers(seed: 2026)
    let numbers = 0..<20_000
    #expect(Set(numbers.map(identifiers.person)).count == 20_000)
    #expect(Set(numbers.map(identifiers.fin)).count == 20_000)
    #expect(numbers.map(identifiers.fin).allSatisfy { (0..<Identifiers.finCount).contains($0) })
    #expect(Identifiers.finCount == 34 * 34 * 34 * 34 * 34 * 34 * 34)
  }

  @Test("No two records share a key")
  func records() {
    let identifiers = Identifiers(seed: 5)
    var keys: Set<Int> = []
    for number in 0..<500 {
      for sequence in 0..<64 { keys.insert(identifiers.record(number, sequence: sequence)) }
    }
    #expect(keys.count == 32_000)
  }
}

@Suite("Milestones")
struct MilestonesTests {
  @Test("The days are those of the comments")
  func days() {
    #expect(Milestones.firstGrant.description == "2005-01-01")
    #expect(Milestones.recordsBegin.description == "2018-01-01")
    #expect(Milestones.identificationNumbers.description == "2020-06-20")
    #expect(Milestones.ukraineArrivals.description == "2022-03-01")
    #expect(Milestones.pilotServices.description == "2023-02-01")
    #expect(Milestones.agdereDistrict.description == "2023-12-05")
  }
}

@Suite("SchoolCalendar")
struct SchoolCalendarTests {
  @Test("September 2025 has lessons on twelve days")
  func september() throws {
    // 15 September 2025 was a Monday: three weeks' working days to the 30th, less none.
    let calendar = SchoolCalendar(through: try #require(Day(iso: "2026-12-31")))
    let first = try #require(Day(iso: "2025-09-01"))
    let last = try #require(Day(iso: "2025-09-30"))
    #expect(calendar.schoolDays(from: first, through: last) == 12)
    #expect(calendar.schoolDays(from: last, through: first) == 0)
  }

  @Test("Weekends, Novruz and the summer have no lessons")
  func closed() throws {
    for text in ["2025-09-20", "2025-03-20", "2025-07-01", "2025-06-15", "2025-09-12"] {
      #expect(!SchoolCalendar.isSchoolDay(try #require(Day(iso: text))))
    }
    for text in ["2025-09-15", "2025-06-13", "2025-03-19"] {
      #expect(SchoolCalendar.isSchoolDay(try #require(Day(iso: text))))
    }
  }
}
