import Testing

@testable import Publish

@Suite("Markup") struct MarkupTests {
  @Test("escapes texts and attributes")
  func escapes() {
    let markup = Markup("text", ["class": "a\"b'c"], text: "<script>&")
    #expect(markup.source == "<text class=\"a&quot;b&#39;c\">&lt;script&gt;&amp;</text>")
  }

  @Test("finds special characters inside clusters")
  func clusters() {
    #expect(Markup("t", text: "\u{600}<\u{301}").source == "<t>\u{600}&lt;\u{301}</t>")
  }

  @Test("writes one line for each child")
  func lines() {
    let markup = Markup("g", [:], [Markup("line", ["x1": "0"]), Markup("text", text: "1")])
    #expect(markup.source == "<g>\n<line x1=\"0\"/>\n<text>1</text></g>")
  }
}
