import Testing

@testable import Definitions

@Suite("ReferenceCircles")
struct ReferenceCirclesTests {
  @Test("References to others, several of them too, make no circle")
  func none() {
    let found = ReferenceCircles([
      ("housing", ["register"]), ("pupils", ["crosswalk", "crosswalk"]), ("events", []),
      ("crosswalk", ["register", "elsewhere"]), ("register", []),
    ])
    #expect(found.circles == [])
  }

  @Test("A circle is found once, wherever one comes to it from")
  func circles() {
    let found = ReferenceCircles([("a", ["b"]), ("b", ["c"]), ("c", ["b"]), ("d", ["d"])])
    #expect(found.circles == [["b", "c"], ["d"]])
  }
}
