import Testing

@testable import SQL

@Suite("Fragment")
struct FragmentTests {
  @Test("Brackets stand where an operator binds less tightly than its surroundings")
  func brackets() {
    let either = Fragment.any([Fragment("a"), Fragment("b")])
    #expect(Fragment.all([either, Fragment("c")]).text == "(a OR b) AND c")
    #expect(
      Fragment.any([Fragment.all([Fragment("a"), Fragment("b")]), Fragment("c")]).text
        == "a AND b OR c")
  }
}
