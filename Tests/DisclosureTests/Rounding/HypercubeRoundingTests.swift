import Model
import Testing

@testable import Disclosure

@Suite("HypercubeRounding")
struct HypercubeRoundingTests {
  private static let secret: [UInt8] = Array("secret".utf8)
  private static let keys = (0..<40).map { "P\($0)" }

  private static func rounding(
    _ memory: RoundingMemory = RoundingMemory(), base: Int = 5
  ) -> HypercubeRounding {
    HypercubeRounding(base: base, secret: secret, personKeys: keys, memory: memory)
  }

  /// A month in which each list of persons is one inner cell; all count in the total, and each in a number
  /// of its own.
  private static func cube(_ month: Int, _ cells: [[Int]]) -> PlannedHypercube {
    PlannedHypercube(
      extract: "register", period: ReferencePeriod(year: 2020).advanced(by: month),
      depths: [0] + cells.map { _ in 1 },
      cells: cells.enumerated().map { place, persons in
        .init(
          count: persons.count, contributors: persons.count, margins: [0, Int32(place + 1)],
          members: persons.map { .init(person: $0, units: 1) })
      })
  }

  @Test("Small cells become 0 or the base, others stay", arguments: [3, 5])
  func small(_ base: Int) {
    var rounding = Self.rounding(base: base)
    let counts = rounding.counts(of: Self.cube(0, [[0], [1, 2], Array(3..<11)]))
    #expect(counts[0] % base == 0 && counts[1] % base == 0)
    #expect(counts[2] == 8)
  }

  @Test("The same persons are rounded the same every month, in whatever company a table puts them")
  func carried() {
    var rounding = Self.rounding()
    let first = rounding.counts(of: Self.cube(0, (0..<30).map { [$0] }))
    for month in 1..<24 {
      // One person after another moves to another number, which is a cell of another place.
      let order = (0..<30).map { ($0 + month) % 30 }
      let counts = rounding.counts(of: Self.cube(month, order.map { [$0] }))
      #expect(counts == order.map { first[$0] })
    }
  }

  @Test("A cell that parts keeps together what it was taken for")
  func parted() throws {
    var rounding = Self.rounding()
    let pair = rounding.counts(of: Self.cube(0, [[0, 1]]))[0]
    let parted = rounding.counts(of: Self.cube(1, [[0], [1]]))
    // 2 taken for 5 are 2 and 3, of which 3 is nearer to 5; 2 taken for none are none.
    #expect(parted.reduce(0, +) == pair)
  }

  @Test("A release made again is rounded the same, also with a month or a table more")
  func remembered() throws {
    var first = Self.rounding()
    let cells = (0..<30).map { [$0] }
    let counts = (0..<3).map { first.counts(of: Self.cube($0, cells)) }
    var again = Self.rounding(try RoundingMemory(files: first.memory.files))
    #expect((0..<3).map { again.counts(of: Self.cube($0, cells)) } == counts)
    #expect(again.memory == first.memory)
    _ = again.counts(of: Self.cube(3, cells))
    var other = HypercubeRounding(
      base: 5, secret: [9], personKeys: Self.keys, memory: RoundingMemory())
    #expect(other.counts(of: Self.cube(0, cells)) != counts[0])
  }

  @Test("Files survive a round trip, and a damaged one is refused with its line")
  func files() throws {
    var rounding = Self.rounding()
    _ = rounding.counts(of: Self.cube(0, [[0], [1, 2]]))
    let files = rounding.memory.files
    #expect(files.map(\.name) == ["register-2020.csv"])
    #expect(try RoundingMemory(files: files) == rounding.memory)
    #expect(!files.contains { String(decoding: $0.bytes, as: UTF8.self).contains("P0") })
    for bad in ["", "person,counted,units\n1,2\n", "person,counted,units\nx,5,1\n", "a,b\n1,5,1\n"]
    {
      let error = #expect(throws: RunError.self) {
        try RoundingMemory(files: [("register-2020.csv", Array(bad.utf8))])
      }
      #expect(error?.diagnostics.first?.code == "DSC020")
      #expect(error?.status == .gateClosed)
    }
  }
}
