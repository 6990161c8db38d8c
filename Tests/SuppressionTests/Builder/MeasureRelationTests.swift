import Suppression
import Testing

@Suite("MeasureRelation")
struct MeasureRelationTests {
  private static let region = SpecifiedDimension(total: "T", members: ["A", "B"])

  private func part(
    base: Int? = nil, isSensitive: Bool? = nil, hasComplement: Bool? = nil
  ) -> SpecifiedRelation {
    var relation = SpecifiedRelation(type: "le")
    relation.small = "emp"
    relation.big = "pop"
    relation.base = base
    relation.sensitive = isSensitive
    relation.complement = hasComplement
    return relation
  }

  @Test("Those who do not belong to a part are a cell, and protected when they are few")
  func complement() {
    let sample = Sample([:], relations: [part()]).with("pop", ["": 42]).with("emp", ["": 40])
    #expect(sample.sums == ["pop = emp + pop-emp"])
    #expect(sample.value("pop-emp") == 2)
    #expect(sample.sensitive == ["pop-emp"])
    let other = Sample([:], relations: [part(hasComplement: false)]).with("pop", ["": 42])
      .with("emp", ["": 40])
    #expect(other.sensitive == [])
  }

  @Test("A part that is more than the whole is a problem")
  func exceeding() {
    let sample = Sample([:], relations: [part()]).with("pop", ["": 4]).with("emp", ["": 7])
    #expect(sample.problems == [.partExceedsWhole(cell: "emp", whole: "pop")])
  }

  @Test("Where the share is shown unless it is hidden, a hidden part is neither none nor all")
  func base() {
    let measures = ["emp": SpecifiedMeasure(suppressedMin: 0)]
    let shown = Sample([:], measures: measures, relations: [part(base: 10)])
      .with("pop", ["": 12]).with("emp", ["": 7])
    #expect(shown.cell("emp")?.least == 1)
    #expect(shown.cell("pop-emp")?.least == 1)
    let small = Sample([:], measures: measures, relations: [part(base: 10)])
      .with("pop", ["": 9]).with("emp", ["": 7])
    #expect(small.cell("emp")?.least == 0)
    #expect(small.cell("pop-emp")?.least == 0)
    let nobody = Sample([:], measures: measures, relations: [part(base: 10)])
      .with("pop", ["": 12]).with("emp", ["": 0])
    #expect(nobody.standing("emp") == .known)
  }

  @Test("A part or whole that no file holds is no mistake where a quotient names it")
  func numbersOfQuotients() {
    var share = SpecifiedRelation(type: "share")
    (share.share, share.num, share.den) = ("rate", "emp", "pop")
    let sample = Sample([:], relations: [part(), share]).with("pop", ["": 42])
    #expect(sample.problems == [])
    #expect(sample.sums == [])
    let none = Sample([:], relations: [part()]).with("pop", ["": 42])
    #expect(none.problems == [.unknownMeasure(relation: 0, measure: "emp")])
  }

  @Test("A described measure that no file holds follows from the cells beside it")
  func describedMeasure() {
    var relation = SpecifiedRelation(type: "linear")
    relation.terms = [
      .init(measure: "pop", times: 1), .init(measure: "emp", times: -1),
      .init(measure: "others", times: -1),
    ]
    // 42 - 39 = 3.
    let sample = Sample([:], measures: ["others": .init()], relations: [relation])
      .with("pop", ["": 42]).with("emp", ["": 39])
    #expect(sample.problems == [])
    #expect(sample.sums == ["pop = emp + others"])
    #expect(sample.sensitive == ["others"])
    let less = Sample([:], measures: ["others": .init()], relations: [relation])
      .with("pop", ["": 38]).with("emp", ["": 39])
    #expect(less.problems == [.doesNotAddUp(cell: "pop", along: "relation")])
    let difference = ["others": SpecifiedMeasure(suppressedMin: -50)]
    let negative = Sample([:], measures: difference, relations: [relation])
      .with("pop", ["": 38]).with("emp", ["": 39])
    #expect(negative.problems == [])
    #expect(negative.value("others") == -1)
  }

  @Test("A relation may name what another relation made up")
  func madeUp() {
    var other = part()
    other.small = "pop-emp"
    let sample = Sample([:], relations: [part(), other]).with("pop", ["": 42]).with("emp", ["": 20])
    #expect(sample.problems == [])
    #expect(sample.sums == ["pop = emp + pop-emp"])
  }

  @Test("That all, or none, have a sensitive property is protected whatever their number")
  func unanimity() {
    let measures = ["emp": SpecifiedMeasure(suppressedMin: 0)]
    for having in [0, 12] {
      let sample = Sample(
        [:], measures: measures, relations: [part(base: 10, isSensitive: true)]
      ).with("pop", ["": 12]).with("emp", ["": having])
      #expect(sample.sensitive == ["emp"])
      #expect(sample.standing("emp") == .printable)
    }
    let some = Sample([:], measures: measures, relations: [part(isSensitive: true)])
      .with("pop", ["": 12]).with("emp", ["": 6])
    #expect(some.sensitive == [])
  }

  @Test("Parts of a whole add up; a part that no file holds is a cell")
  func sum() {
    var relation = SpecifiedRelation(type: "sum")
    relation.total = "pop"
    relation.parts = ["emp", "une"]
    let whole = Sample([:], relations: [relation]).with("pop", ["": 9]).with("emp", ["": 4])
      .with("une", ["": 5])
    #expect(whole.sums == ["pop = emp + une"])
    let rest = Sample([:], relations: [relation]).with("pop", ["": 9]).with("emp", ["": 6])
    #expect(rest.sensitive.count == 1)
    #expect(rest.system.cells.last?.value == 3)
    let wrong = Sample([:], relations: [relation]).with("pop", ["": 9]).with("emp", ["": 4])
      .with("une", ["": 6])
    #expect(wrong.problems == [.doesNotAddUp(cell: "pop", along: "parts")])
  }

  @Test("A stock is the one before, and who came, less who left")
  func flow() {
    var relation = SpecifiedRelation(type: "flow")
    relation.stock = "stock"
    relation.in = "arr"
    relation.out = "dep"
    // Nobody prints the departures of the second month: 70 + 2 - 69 = 3.
    let sample = Sample(["month": .init(time: true)], relations: [relation])
      .with("stock", ["month=1": 70, "month=2": 69]).with("arr", ["month=2": 2])
      .with("dep", ["month=1": 8])
    #expect(
      sample.sums == ["stock[month=2] + dep[month=2] = stock[month=1] + arr[month=2]"]
        || sample.sums == ["dep[month=2] + stock[month=2] = arr[month=2] + stock[month=1]"])
    #expect(sample.value("dep[month=2]") == 3)
    #expect(sample.sensitive == ["arr[month=2]", "dep[month=2]"])
  }

  @Test("A number that moves little is bounded by the one before")
  func change() {
    var relation = SpecifiedRelation(type: "change")
    relation.measure = "pop"
    relation.max = 5
    let sample = Sample(["month": .init(time: true)], relations: [relation])
      .with("pop", ["month=1": 70, "month=2": 67, "month=3": 90])
    #expect(sample.sums == ["pop[month=2] = change of pop[month=2] + pop[month=1]"])
    #expect(sample.value("change of pop[month=2]") == -3)
    #expect(sample.cell("change of pop[month=2]")?.least == -5)
    #expect(sample.cell("change of pop[month=2]")?.greatest == 5)
  }

  @Test("A linear relation holds at every time that it can be written for")
  func linear() {
    var relation = SpecifiedRelation(type: "linear")
    relation.terms = [
      .init(measure: "ytd", times: 1), .init(measure: "ytd", times: -1, back: 1),
      .init(measure: "new", at: ["region": "A"], times: -1),
    ]
    let sample = Sample(
      ["month": .init(time: true), "region": Self.region], relations: [relation]
    ).with("ytd", ["month=1": 3, "month=2": 8]).with("new", ["month=2,region=A": 5])
    #expect(
      sample.sums == ["ytd[month=2] = new[month=2, region=A] + ytd[month=1]"])
  }

  @Test("Relations that name what is not there are problems")
  func unknown() {
    let sample = Sample([:], relations: [part(), .init(type: "less")]).with("pop", ["": 42])
    #expect(
      sample.problems == [
        .unknownMeasure(relation: 0, measure: "emp"),
        .unknownRelation(relation: 1, type: "less"),
      ])
    let open = Sample([:], relations: [.init(type: "sum")]).with("pop", ["": 42])
    #expect(open.problems == [.incompleteRelation(relation: 0, key: "total")])
  }
}
