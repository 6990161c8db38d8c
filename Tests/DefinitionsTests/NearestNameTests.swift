import Model
import Testing

@testable import Definitions

@Suite("NearestName")
struct NearestNameTests {
  @Test(
    "The distance counts insertions, deletions, replacements and swaps",
    arguments: [
      ("", "", 0), ("abc", "abc", 0), ("abc", "", 3), ("", "ab", 2), ("kitten", "sitting", 3),
      ("tilte", "title", 1), ("measure", "mesure", 1), ("flaw", "lawn", 2),
    ])
  func distance(left: String, right: String, expected: Int) {
    #expect(editDistance(Array(left), Array(right)) == expected)
    #expect(editDistance(Array(right), Array(left)) == expected)
  }

  @Test("The nearest of several names is found, the first of equals")
  func nearest() {
    #expect(nearestName(to: "populaton", among: ["measure", "population"]) == "population")
    #expect(nearestName(to: "tex", among: ["ten", "sex"]) == "ten")
    #expect(nearestName(to: "Age-Band", among: ["age_band"]) == "age_band")
  }

  @Test("A name that is near to none has no suggestion")
  func none() {
    #expect(nearestName(to: "colour", among: ["population", "measure"]) == nil)
    #expect(nearestName(to: "", among: ["a"]) == nil)
    #expect(nearestName(to: "ab", among: ["cd"]) == nil)
    #expect(nearestName(to: String(repeating: "x", count: 100_000), among: ["x"]) == nil)
  }
}
