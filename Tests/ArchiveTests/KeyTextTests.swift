import Testing

@testable import Archive

@Suite("KeyText")
struct KeyTextTests {
  @Test(
    "Codes come back from their key, whatever they hold",
    arguments: [
      ([], ""), (["F"], "F"), (["F", "_T", "AF"], "F._T.AF"), (["a.b", "c\\"], "a\\.b.c\\\\"),
      (["", ""], "."), (["Şəki", "x"], "Şəki.x"),
    ])
  func roundTrip(codes: [String], key: String) {
    #expect(KeyText.joined(codes) == key)
    #expect(KeyText.split(key) == codes)
  }
}
