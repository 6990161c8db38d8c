import Testing

@testable import Publish

@Suite("ClusterSafeText") struct ClusterSafeTextTests {
  @Test(
    "leaves ordinary text alone",
    arguments: ["Rəsmi məşğulluq (15–64)", "a < b & \"c\"", "\"Əmək\" <b>", "", "é"])
  func ordinary(text: String) {
    #expect(ClusterSafeText.text(text) == text)
  }

  @Test(
    "sets joined markup characters apart",
    arguments: [
      "<\u{301}script>", "\u{600}<script>", "\"\u{338} onload=", "'\u{200D}x", "&\u{20DD}",
    ])
  func joined(text: String) {
    let special: Set<Character> = ["<", ">", "&", "\"", "'"]
    let bytes = text.utf8.filter { "<>&\"'".utf8.contains($0) }.count
    #expect(ClusterSafeText.text(text).filter(special.contains).count == bytes)
  }
}
