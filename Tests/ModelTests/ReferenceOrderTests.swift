import Model
import Testing

@Suite("ReferenceOrder")
struct ReferenceOrderTests {
  @Test("An extract comes after those that it refers to, else in the order of definition")
  func order() {
    let order = ReferenceOrder([
      ("housing", ["register"]), ("pupils", ["crosswalk", "crosswalk"]), ("events", []),
      ("crosswalk", ["register", "elsewhere"]), ("register", []),
    ])
    #expect(order.extracts == ["register", "housing", "crosswalk", "pupils", "events"])
    #expect(order.circles == [])
  }

  @Test("A circle is found once, and everything is still ordered")
  func circles() {
    let order = ReferenceOrder([("a", ["b"]), ("b", ["c"]), ("c", ["b"]), ("d", ["d"])])
    #expect(order.circles == [["b", "c"], ["d"]])
    #expect(order.extracts == ["c", "b", "a", "d"])
  }
}
