import Suppression
import Testing

@Suite("SystemBuilder")
struct SystemBuilderTests {
  @Test("A table with margins gives a sum for every row and every column")
  func margins() {
    let sample = Sample(["region": .init(total: "T", members: ["A", "B"]), "sex": Sample.sex])
      .with("pop", ["region=A,sex=F": 2, "region=A,sex=M": 9, "region=A": 11])
      .with("pop", ["region=B,sex=F": 14, "region=B,sex=M": 11, "region=B": 25])
      .with("pop", ["sex=F": 16, "sex=M": 20, "": 36])
    #expect(sample.problems == [])
    #expect(
      sample.sums == [
        "pop = pop[region=A] + pop[region=B]",
        "pop = pop[sex=F] + pop[sex=M]",
        "pop[region=A] = pop[region=A, sex=F] + pop[region=A, sex=M]",
        "pop[region=B] = pop[region=B, sex=F] + pop[region=B, sex=M]",
        "pop[sex=F] = pop[region=A, sex=F] + pop[region=B, sex=F]",
        "pop[sex=M] = pop[region=A, sex=M] + pop[region=B, sex=M]",
      ])
    #expect(sample.sensitive == ["pop[region=A, sex=F]"])
  }

  @Test(
    "The only code that files leave out is a cell, and one cell for a total and an overlapping group"
  )
  func missingCode() {
    // 60+ is 40 - 12 - 25 = 3, and also 28 - 25.
    let age = SpecifiedDimension(
      total: "T", members: ["0-17", "18-59", "60+"], groups: ["18+": ["18-59", "60+"]])
    let sample = Sample(["age": age]).with(
      "pop", ["": 40, "age=0-17": 12, "age=18-59": 25, "age=18+": 28])
    #expect(
      sample.sums == [
        "pop = pop[age=0-17] + pop[age=18-59] + pop[age=60+]",
        "pop[age=18+] = pop[age=18-59] + pop[age=60+]",
      ])
    #expect(sample.value("pop[age=60+]") == 3)
    #expect(sample.standing("pop[age=60+]") == .unprinted)
    #expect(sample.sensitive == ["pop[age=60+]"])
  }

  @Test("Several codes that files leave out are one cell together")
  func missingCodes() {
    let age = SpecifiedDimension(total: "T", members: ["a", "b", "c", "d"])
    let sample = Sample(["age": age]).with("pop", ["": 40, "age=a": 30, "age=b": 6])
    #expect(sample.sums == ["pop = pop[age=a] + pop[age=b] + pop[age=c+d]"])
    #expect(sample.value("pop[age=c+d]") == 4)
    #expect(sample.sensitive == ["pop[age=c+d]"])
  }

  @Test("Codes that files leave out because there is nobody are no cells")
  func missingZeros() {
    let age = SpecifiedDimension(total: "T", members: ["a", "b", "c", "d"])
    let sample = Sample(["age": age]).with("pop", ["": 36, "age=a": 30, "age=b": 6])
    #expect(sample.sums == ["pop = pop[age=a] + pop[age=b]"])
  }

  @Test("A level between that no file holds is a cell")
  func missingLevel() {
    let region = SpecifiedDimension(
      total: "AZ", parents: ["Baku": "AZ", "West": "AZ", "Ganja": "West", "Qazax": "West"])
    let sample = Sample(["region": region]).with(
      "pop", ["": 100, "region=Baku": 80, "region=Ganja": 17, "region=Qazax": 3])
    #expect(
      sample.sums == [
        "pop = pop[region=Baku] + pop[region=West]",
        "pop[region=West] = pop[region=Ganja] + pop[region=Qazax]",
      ])
    #expect(sample.value("pop[region=West]") == 20)
  }

  @Test("A sum that no file holds and that links to nothing is left out")
  func looseSum() {
    let sample = Sample(["sex": Sample.sex]).with("pop", ["sex=F": 3, "sex=M": 8])
    #expect(sample.sums == [])
    #expect(sample.system.cells.count == 2)
  }

  @Test("What members may leave out is a cell where they do")
  func notExhaustive() {
    let coo = SpecifiedDimension(total: "T", members: ["AF", "UA"], exhaustive: false)
    let sample = Sample(["coo": coo]).with("pop", ["": 22, "coo=AF": 12, "coo=UA": 8])
    #expect(sample.sums.count == 1)
    #expect(sample.sensitive.count == 1)
    #expect(sample.system.cells.last?.value == 2)
    #expect(sample.problems == [])
  }

  @Test("A total that is not the sum of its members is a problem")
  func doesNotAddUp() {
    let sample = Sample(["sex": Sample.sex]).with("pop", ["": 12, "sex=F": 3, "sex=M": 8])
    #expect(sample.problems == [.doesNotAddUp(cell: "pop", along: "sex")])
    let less = Sample(["sex": Sample.sex]).with("pop", ["": 10, "sex=F": 3, "sex=M": 8])
    #expect(less.problems == [.doesNotAddUp(cell: "pop", along: "sex")])
  }

  @Test("Members are the codes that files hold where none are listed")
  func membersOfFiles() {
    let sample = Sample(["coo": .init(total: "T")]).with("pop", ["": 9, "coo=X": 4, "coo=Y": 5])
    #expect(sample.sums == ["pop = pop[coo=X] + pop[coo=Y]"])
  }

  @Test("Time is never added up")
  func time() {
    let sample = Sample(["month": .init(time: true)]).with("pop", ["month=1": 9, "month=2": 12])
    #expect(sample.sums == [])
  }

  @Test("A zero is known, as zeros are always printed")
  func zeros() {
    let sample = Sample(["sex": Sample.sex]).with("pop", ["": 8, "sex=F": 0, "sex=M": 8])
    #expect(sample.standing("pop[sex=F]") == .known)
    #expect(sample.sensitive == [])
    #expect(sample.cell("pop[sex=M]")?.least == 1)
  }

  @Test("A known range does not take away that hidden numbers are at least 1")
  func knownRange() {
    let specification = ReleaseSpecification(
      threshold: 5, width: 4, dimensions: ["sex": Sample.sex],
      measures: ["emp": .init(suppressedMin: 0)], tables: [])
    var tabulation = Tabulation(specification)
    let women = tabulation.position([(dimension: "sex", code: "F")])
    for (measure, least) in [("pop", 0), ("pop2", 3), ("emp", 0)] {
      let number = tabulation.measure(measure)
      tabulation.add(measure: number, position: women, value: 4, least: least, greatest: 8)
    }
    let cells = SystemBuilder(specification).build(tabulation).system.cells
    #expect(cells.map(\.least) == [1, 3, 0])
    #expect(cells.map(\.greatest) == [8, 8, 8])
  }

  @Test("The cost of a cell depends on where it stands and not on its value")
  func cost() {
    let first = Sample(["sex": Sample.sex]).with("pop", ["": 80, "sex=F": 1, "sex=M": 79])
    let second = Sample(["sex": Sample.sex]).with("pop", ["": 8, "sex=F": 7, "sex=M": 1])
    #expect(first.system.cells.map(\.cost) == second.system.cells.map(\.cost))
    let costs = first.system.cells.map(\.cost)
    #expect(Set(costs).count == 2)
    #expect(first.cell("pop")?.cost == costs.max())
  }

  @Test("Codes that are a part of themselves are a problem")
  func circle() {
    let region = SpecifiedDimension(total: "T", parents: ["A": "B", "B": "A"])
    let sample = Sample(["region": region]).with("pop", ["": 12, "region=A": 3])
    #expect(sample.problems == [.circularParents(dimension: "region", code: "A")])
  }

  @Test("A group of codes that the dimension does not list is a problem")
  func stranger() {
    let age = SpecifiedDimension(total: "T", members: ["a", "b"], groups: ["g": ["a", "c"]])
    let sample = Sample(["age": age]).with("pop", ["": 12, "age=a": 5, "age=b": 7])
    #expect(sample.problems == [.unknownMember(dimension: "age", code: "c")])
  }
}

@Suite("SystemBuilder, members that leave something out")
struct RestTests {
  private static let a = SpecifiedDimension(total: "T", members: ["a1", "a2"], exhaustive: false)
  private static let b = SpecifiedDimension(total: "T", members: ["b1"], exhaustive: false)

  @Test("Each dimension has its own rest, and what both leave out is a cell as well")
  func twoDimensions() {
    let a = SpecifiedDimension(total: "T", members: ["a1"], exhaustive: false)
    // Neither a1 nor b1: 53 - 44 - 38 + 31 = 2.
    let sample = Sample(["a": a, "b": Self.b])
      .with("pop", ["": 53, "b=b1": 44, "a=a1": 38, "a=a1,b=b1": 31])
    #expect(sample.problems == [])
    #expect(
      sample.sums == [
        "pop = pop[a=a1] + pop[a=rest]",
        "pop = pop[b=b1] + pop[b=rest]",
        "pop[a=a1] = pop[a=a1, b=b1] + pop[a=a1, b=rest]",
        "pop[a=rest] = pop[a=rest, b=b1] + pop[a=rest, b=rest]",
        "pop[b=b1] = pop[a=a1, b=b1] + pop[a=rest, b=b1]",
        "pop[b=rest] = pop[a=a1, b=rest] + pop[a=rest, b=rest]",
      ])
    #expect(sample.value("pop[a=rest, b=rest]") == 2)
    #expect(sample.sensitive == ["pop[a=rest, b=rest]"])
  }

  @Test("A level has its own rest")
  func levels() {
    let region = SpecifiedDimension(
      total: "T", parents: ["West": "T", "Ganja": "West"], exhaustive: false)
    let sample = Sample(["region": region])
      .with("pop", ["": 40, "region=West": 30, "region=Ganja": 22])
    #expect(
      sample.sums == [
        "pop = pop[region=West] + pop[region=rest]",
        "pop[region=West] = pop[region=Ganja] + pop[region=rest of West]",
      ])
    #expect(sample.value("pop[region=rest]") == 10)
    #expect(sample.value("pop[region=rest of West]") == 8)
  }

  @Test("Where nobody is in a code that no file holds the rest is not taken for it")
  func zeros() {
    var relation = SpecifiedRelation(type: "sum")
    (relation.total, relation.parts) = ("pop", ["emp", "un"])
    let b = SpecifiedDimension(total: "T", members: ["b1"])
    // Of a1 none are employed: 0 = 0; 4 = 0 + 4. What a leaves out: 12-4-5 = 3, 3-0-1 = 2, 9-4-4 = 1.
    let sample = Sample(["a": Self.a, "b": b], relations: [relation], threshold: 3)
      .with("pop", ["b=b1": 12, "a=a1,b=b1": 4, "a=a2,b=b1": 5])
      .with("emp", ["b=b1": 3, "a=a1,b=b1": 0, "a=a2,b=b1": 1])
      .with("un", ["b=b1": 9, "a=a1,b=b1": 4, "a=a2,b=b1": 4])
    #expect(sample.problems == [])
    #expect(sample.value("emp[a=rest]") == 2)
    #expect(sample.value("emp[a=a1]") == nil)
    #expect(sample.sums.contains("pop[a=rest] = emp[a=rest] + un[a=rest]"))
  }

  @Test("A part that nobody is in is not more than its whole")
  func parts() {
    var relation = SpecifiedRelation(type: "le")
    (relation.small, relation.big) = ("emp", "pop")
    let b = SpecifiedDimension(total: "T", members: ["b1", "b2"], exhaustive: false)
    let a = SpecifiedDimension(total: "T", members: ["a1", "a2"])
    let sample = Sample(["a": a, "b": b], relations: [relation], threshold: 3)
      .with("pop", ["a=a1": 6, "a=a1,b=b1": 0, "a=a1,b=b2": 2])
      .with("pop", ["a=a2": 2, "a=a2,b=b1": 1, "a=a2,b=b2": 0])
      .with("emp", ["a=a1": 3, "a=a1,b=b1": 0, "a=a1,b=b2": 1])
      .with("emp", ["a=a2": 0, "a=a2,b=b1": 0, "a=a2,b=b2": 0])
    #expect(sample.problems == [])
    // 3 - 0 - 1 + 0 = 2 and 6 - 2 + 2 - 1 = 5 are in neither b1 nor b2.
    #expect(sample.value("emp[b=rest]") == 2)
    #expect(sample.value("pop[b=rest]") == 5)
  }

  @Test("A code that files call as the rest would be called is another one")
  func names() {
    let a = SpecifiedDimension(total: "T", members: ["a1", "rest"], exhaustive: false)
    let sample = Sample(["a": a]).with("pop", ["": 22, "a=a1": 8, "a=rest": 5])
    #expect(sample.sums == ["pop = pop[a=a1] + pop[a=rest 2] + pop[a=rest]"])
    #expect(sample.value("pop[a=rest 2]") == 9)
  }
}
