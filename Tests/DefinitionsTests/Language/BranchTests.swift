import Model
import Testing

@testable import Definitions

@Suite("ExpressionChecker+Codes")
struct BranchTests {
  private typealias W = LanguageWorkspace

  @Test("The first branch that holds gives a code, a number or a day")
  func when() throws {
    let code = try W.check("when age < 18 then child, else adult into need_group")
    #expect(code.type == .code(list: "need_group"))
    guard case .when(let branches, let otherwise?) = code.kind else {
      Issue.record("expected branches")
      return
    }
    #expect(branches.map(\.value.kind) == [.literal(0)])
    #expect(otherwise.kind == .literal(1))
    let number = try W.check("when has_card then 1, when active then 2.5, else age")
    #expect(number.type == .decimal(places: 1))
    guard case .when(let scaled, _) = number.kind else { return }
    #expect(scaled.map(\.value.kind) == [.literal(10), .literal(25)])
    #expect(try W.check("when has_card then 1, else age / 2").type == .real)
    #expect(try W.check("when has_card then granted, else day").type == .date)
    #expect(try W.check("when has_card then granted").type == .date)
    #expect(try W.check("when has_card then day - granted, else 3 days").type == .days)
    #expect(try W.check("status = when has_card then qaçqın, else əlavə_müdafiə").type == .yesNo)
    #expect(try W.check("when has_card then sex, else K").type == .code(list: "sex"))
  }

  @Test("All branches that hold make a set, and so do the codes of other rows")
  func sets() throws {
    let set = try W.check(
      "each when has_card then yes, when active then no into employed")
    #expect(set.type == .codeSet(list: "employed"))
    guard case .codes(let branches) = set.kind else {
      Issue.record("expected a set")
      return
    }
    #expect(branches.map(\.value.kind) == [.literal(0), .literal(1)])
    let rows = try W.check("each(level of courses)")
    #expect(rows.type == .codeSet(list: "level"))
    guard case .aggregate(.each, _) = rows.kind else {
      Issue.record("expected the codes of rows")
      return
    }
  }

  @Test("The beginning of a code stands for all codes that begin so")
  func prefixes() throws {
    let one = try W.check("occupation begins with '1'", over: "contracts")
    guard case .among(_, [0, 1]) = one.kind else {
      Issue.record("expected the codes 111 and 112")
      return
    }
    let some = try W.check("occupation begins with {'9', '11', '4'}", over: "contracts")
    guard case .among(_, [0, 1, 2, 3]) = some.kind else {
      Issue.record("expected all codes")
      return
    }
  }

  @Test("Parameters have values for groups that codes name")
  func parameters() throws {
    let value = try W.check("minimum for need_group")
    guard case .parameterOf("minimum", groups: ["child", "adult"], let code) = value.kind else {
      Issue.record("expected a parameter by group")
      return
    }
    #expect(value.type == .real)
    #expect(code.type == .code(list: "need_group"))
    #expect(try W.check("2 * minimum for need_group < 5").type == .yesNo)
  }

  @Test(
    "Branches, prefixes and groups that cannot be meant are refused",
    arguments: [
      Refusal("when has_card then 1, else ⟦sex", "LNG024", "one type"),
      Refusal("when has_card then child, else ⟦5 into need_group", "LNG024", "one type"),
      Refusal("when has_card then ⟦chill into need_group", "LNG012", "did you mean “child”"),
      Refusal("⟦when has_card then child into need_grup", "LNG013", "did you mean “need_group”"),
      Refusal("when ⟦age then 1", "LNG020", "compare"),
      Refusal("when has_card then ⟦name, else name", "LNG025", "distinct"),
      Refusal("each when has_card then ⟦no_code into employed", "LNG012", "codelists/employed"),
      Refusal("⟦each when has_card then H1 into huge", "LNG054", "shorter list"),
      Refusal("each(⟦age of courses)", "LNG023", "code list"),
      Refusal("each(⟦sessions of courses)", "LNG023", "code list"),
      Refusal("⟦each(level of courses) = each(level of courses)", "LNG025", "distinct"),
      Refusal("⟦age begins with '1'", "LNG023", "code list"),
      Refusal("district begins with ⟦'4'", "LNG028", "codelists/district.csv"),
      Refusal("district begins with {'0', ⟦age + 1}", "LNG026", "as they are written"),
      Refusal("⟦minimumm for need_group > 1", "LNG016", "did you mean “minimum”"),
      Refusal("minimum for ⟦age > 1", "LNG023", "code list"),
      Refusal("minimum for ⟦sex > 1", "LNG017", "parameters.csv"),
      Refusal("⟦minimum > 1", "LNG017", "parameters.csv"),
    ])
  func refused(refusal: Refusal) {
    #expect(refusal.fault { _ = try W.check($0) } == nil)
  }
}

@Suite("ExpressionChecker+Selection")
struct LinkedRowTests {
  private typealias W = LanguageWorkspace

  @Test("Rows that have a name of their own are told from others of their extract")
  func aliases() throws {
    let text = "exists(contracts as next where next.start_date > contracts.end_date)"
    let checked = try W.check(text, over: "contracts")
    guard case .aggregate(.exists, let selection) = checked.kind,
      case .comparison(_, let left, let right)? = selection.condition?.kind
    else {
      Issue.record("expected other rows")
      return
    }
    #expect(left.kind == .column("start_date", level: 1))
    #expect(right.kind == .column("end_date", level: 0))
    // The variable calls the row by its extract's name, whatever the text around calls it.
    let variable = try W.check("exists(contracts as next where next.long)", over: "contracts")
    guard case .aggregate(_, let longs) = variable.kind else { return }
    #expect(longs.condition?.columns == [.column("hours", level: 1)])
  }

  @Test("Rows for the household are those of everybody in it")
  func households() throws {
    let checked = try W.check("exists(payments for household in period)")
    guard case .aggregate(_, let selection) = checked.kind else { return }
    #expect(selection.link == .household)
    let own = try W.check("exists(payments in period)")
    guard case .aggregate(_, let rows) = own.kind else { return }
    #expect(rows.link == .person)
    let members = try W.check("count(register as member for household where member.active)")
    #expect(members.type == .integer)
  }

  @Test("A variable over the rows of a household means the persons of those rows")
  func variables() throws {
    let condition = { (text: String) throws -> Expression? in
      guard case .aggregate(_, let selection) = try W.check(text).kind else { return nil }
      return selection.condition
    }
    guard
      case .comparison(_, let own, _)? = try condition("exists(contracts where of_woman)")?.kind,
      case .comparison(_, let other, _)? = try condition(
        "exists(contracts for household where of_woman)")?.kind
    else {
      Issue.record("expected two conditions")
      return
    }
    #expect(own.kind == .column("sex", level: 0))
    guard case .ofPerson("register", 2, let sex) = other.kind else {
      Issue.record("expected the sex of the row's own person")
      return
    }
    #expect(sex.kind == .column("sex", level: 2))
  }

  @Test(
    "The name of the person extract among a household's rows is refused, as it is not the member's",
    arguments: [
      "exists(contracts for household where ⟦register.active)",
      "sum(wage * ⟦register.age of contracts for household in force at register.granted)",
      "days of spells(contracts for household where ⟦register.active) > 0 days",
      "exists(contracts for household where exists(courses where ⟦register.active))",
      "exists(contracts as c for household where c.hours > ⟦register.age)",
    ])
  func strangers(text: String) {
    let refusal = Refusal(
      text, "LNG062", "name the row with “as”, or declare a variable of “contracts”")
    #expect(refusal.fault { _ = try W.check($0) } == nil)
  }

  @Test(
    "It may be written where it can mean nobody else",
    arguments: [
      ("register", "count(register as m for household where m.age >= 18 and m.employed)"),
      ("register", "count(register as m for household where m.age > register.age)"),
      ("register", "count(register for household where register.active)"),
      ("register", "exists(contracts for household where worker_is_active)"),
      ("register", "exists(contracts for household in force at register.granted where hours > 1)"),
      ("register", "exists(contracts for household where start_date > granted)"),
      ("register", "exists(contracts where register.active)"),
      ("courses", "exists(contracts for household where register.active)"),
    ])
  func notStrangers(extract: String, text: String) {
    #expect(throws: Never.self) { try W.check(text, over: extract) }
  }

  @Test("The row of the population may have a name of its own")
  func namedUnit() {
    #expect(throws: Never.self) {
      try W.plan(
        "register as unit where unit.active",
        "share of exists(contracts for household where unit.active)")
    }
  }

  @Test(
    "Names that are taken and households that nobody knows are refused",
    arguments: [
      Refusal("exists(contracts as ⟦courses where hours > 1)", "LNG018", "another name"),
      Refusal(
        "exists(contracts as a where exists(courses as ⟦a where missed > 1))", "LNG018",
        "another name"),
      Refusal("exists(contracts as a where ⟦contracts.hours > 1)", "LNG010", "variables.yaml"),
      Refusal("exists(contracts as a where ⟦b.hours > 1)", "LNG011", "contracts.yaml"),
      Refusal("exists(⟦events for household)", "LNG031", "“person” column"),
    ])
  func refused(refusal: Refusal) {
    #expect(refusal.fault { _ = try W.check($0) } == nil)
  }

  @Test("Households need a snapshot of persons that names them, and are not for populations")
  func noHouseholds() throws {
    var names = try W.names()
    names.contracts["register"]?.householdColumn = nil
    let checker = try W.checker(over: "courses", names)
    let unknown = Refusal("exists(payments ⟦for household)", "LNG037", "“household” column")
    #expect(unknown.fault { _ = try checker.check(try W.syntax($0)) } == nil)
    let population = Refusal("payments ⟦for household in period", "LNG038", "leave out")
    #expect(population.fault { _ = try W.plan($0, "count", unit: .persons) } == nil)
    let taken = Refusal("payments as ⟦register in period", "LNG018", "another name")
    #expect(taken.fault { _ = try W.plan($0, "count", unit: .persons) } == nil)
  }
}
