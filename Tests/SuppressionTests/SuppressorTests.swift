import Suppression
import Testing

@Suite("Suppressor")
struct SuppressorTests {
  private func hidden(_ suppression: Suppression) -> [Int] {
    suppression.isHidden.indices.filter { suppression.isHidden[$0] }
  }

  /// A total of 20 with parts 2, 3, 9 and 6.
  private func row(
    _ standings: [LinkedSystem.Standing] = [], need: LinkedSystem.Need = .init(width: 4)
  ) -> LinkedSystem {
    let values = [20, 2, 3, 9, 6]
    let cells = values.enumerated().map { index, value in
      LinkedSystem.Cell(
        value: value, least: 1, need: index == 1 ? need : nil,
        standing: index < standings.count ? standings[index] : .printable)
    }
    return LinkedSystem(
      cells: cells, relations: [.init(total: 0, parts: [1, 2, 3, 4])])
  }

  @Test("Beside a small cell of a sum one other is hidden")
  func oneRelation() {
    let suppression = Suppressor().protect(row())
    #expect(suppression.isComplete)
    #expect(hidden(suppression).count == 2)
    #expect(suppression.account.hidden == 2)
    #expect(suppression.account.secondary == 1)
    #expect(suppression.pairs.allSatisfy { $0.width >= 4 })
  }

  @Test("The only cell left that could be hidden is hidden, and the rest stays")
  func knownCells() {
    let suppression = Suppressor().protect(row([.known, .printable, .known, .printable, .known]))
    #expect(hidden(suppression) == [1, 3])
  }

  @Test("A cell that its relation determines is reported")
  func determined() {
    let suppression = Suppressor().protect(row([.known, .printable, .known, .known, .known]))
    #expect(
      suppression.unprotected == [
        .init(cell: 1, reason: .tooFewValues, isSensitive: true)
      ])
    #expect(suppression.isHidden[1])
  }

  @Test("A sensitive cell that readers know is reported, and not counted as hidden")
  func knownSensitive() {
    let suppression = Suppressor().protect(row([.printable, .known]))
    #expect(
      suppression.unprotected == [.init(cell: 1, reason: .known, isSensitive: true)])
    #expect(hidden(suppression).isEmpty)
  }

  @Test("A cell hidden before stays hidden, and gets its releases")
  func withheld() {
    var system = row([.printable, .printable, .withheld])
    system.cells[1].need = nil
    let suppression = Suppressor().protect(system)
    #expect(suppression.isHidden[2])
    #expect(suppression.pairs.map(\.cell).contains(2))
    #expect(suppression.account.secondary == 1)
  }

  @Test("An unprinted cell may move, and costs nothing")
  func unprinted() {
    let suppression = Suppressor().protect(row([.printable, .printable, .printable, .unprinted]))
    #expect(hidden(suppression) == [1, 3])
    #expect(suppression.account.hidden == 1)
    #expect(suppression.account.secondary == 0)
  }

  @Test("A cell can be asked to be uncertain by distances above and below")
  func distances() throws {
    let suppression = Suppressor().protect(row(need: .init(width: 0, above: 4, below: 1)))
    let pair = try #require(suppression.pairs.first { $0.cell == 1 })
    #expect(pair.upper.amount(of: 1) >= 4)
    #expect(pair.lower.amount(of: 1) <= -1)
  }

  @Test("A part that cannot fall far enough below is reported")
  func tooFarBelow() {
    let suppression = Suppressor().protect(row(need: .init(width: 0, above: 0, below: 2)))
    #expect(suppression.unprotected.map(\.cell) == [1])
  }

  @Test("The same seed gives the same cells with any number of threads, others may not")
  func determinism() throws {
    let people = try ExampleTable("synthetic/persons_3000.csv").rows.map { Array($0[1...4]) }
    let tables = PlannedTables(records: people, tables: [[0, 3]])
    let system = tables.system(tables.flatSums, width: 4, least: 1) {
      (1...4).contains(tables.values[$0])
    }
    let single = Suppressor(.init(seed: [1, 2], threads: 1)).protect(system)
    let double = Suppressor(.init(seed: [1, 2], threads: 2)).protect(system)
    #expect(single.isHidden == double.isHidden)
    #expect(single.pairs == double.pairs)
    let patterns = (UInt8(0)..<20).map { seed in
      hidden(Suppressor(.init(seed: [seed], threads: 1)).protect(row()))
    }
    #expect(Set(patterns).count == 3)
  }

  @Test("A cell that was hidden before is hidden again rather than another")
  func hysteresis() {
    for cell in [0, 3, 4] {
      let suppression = Suppressor(.init(seed: [7])).protect(row(), previouslyHidden: [cell])
      #expect(hidden(suppression) == [1, cell].sorted())
    }
  }

  @Test("Relations that name cells that do not exist fix all their cells")
  func brokenRelation() {
    var system = row()
    system.relations.append(
      .init([.init(cell: 1, coefficient: 1), .init(cell: 99, coefficient: 1)]))
    #expect(Suppressor().protect(system).unprotected.map(\.cell) == [1])
  }

  @Test("Numbers near the end of the range end in a report, never in a crash")
  func extremes() {
    let ends = [Int.min, Int.max, 0, -1]
    for value in ends {
      for bound in ends {
        var system = row()
        system.cells[2].value = value
        system.cells[3].least = bound
        system.cells[3].greatest = bound
        system.cells[4].least = nil
        system.relations[0].terms[2].coefficient = bound
        let suppression = Suppressor().protect(system)
        #expect(suppression.isHidden[1])
      }
    }
  }

  @Test("A need beyond all numbers is reported", arguments: [Int.max, Int.max - 1, 1 << 52])
  func endlessNeed(amount: Int) {
    let needs = [
      LinkedSystem.Need(width: amount), .init(width: 0, above: amount),
      .init(width: 0, below: amount),
    ]
    for need in needs {
      #expect(Suppressor().protect(row(need: need)).unprotected.map(\.cell) == [1])
    }
    #expect(!Suppressor(.init(width: amount)).protect(row()).isComplete)
  }

  @Test("An empty release needs nothing")
  func empty() {
    let suppression = Suppressor().protect(LinkedSystem(cells: [], relations: []))
    #expect(suppression.isComplete)
    #expect(suppression.pairs.isEmpty)
  }
}
