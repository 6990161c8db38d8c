import Model
import Testing

@testable import Publish

@Suite("TemplateCheck") struct TemplateCheckTests {
  private func findings(_ text: String, partials: [String: String] = [:]) -> [Diagnostic] {
    var templates = partials
    templates["area_page.mustache"] = text
    return TemplateCheck(templates: templates)
      .findings(pages: [("area_page", AreaPage.schema)])
  }

  @Test("finds nothing wrong with the built-in templates")
  func builtIn() {
    let templates = TemplateLibrary.builtIn.filter { $0.key != TemplateLibrary.styleFile }
      .mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(TemplateCheck(templates: templates).findings(pages: TemplateLibrary.pages) == [])
  }

  @Test(
    "accepts names of the page, of parts and of what stands around them",
    arguments: [
      "{{area.title}}",
      "{{#area.headlines}}{{title}} {{area.title}} {{{sparkline}}}{{/area.headlines}}",
      "{{#frame.watermark}}{{frame.watermark}}{{/frame.watermark}}",
      "{{frame.words.home}}{{! note }}",
    ])
  func known(text: String) {
    #expect(findings(text) == [])
  }

  @Test(
    "finds names that the page does not have, and texts and charts taken for each other",
    arguments: [
      "{{area.titel}}", "{{sparkline}}", "{{#area.headlines}}{{sparkline}}{{/area.headlines}}",
      "{{{area.title}}}", "{{&area.title}}", "{{#nothing}}{{/nothing}}", "{{area}}",
      "{{frame.isFront}}", "{{#area.headlines}}{{/area.headlines}}{{value}}",
    ])
  func unknown(text: String) {
    #expect(findings("\n" + text).map(\.code) == ["PUB012"])
    #expect(findings("\n" + text).first?.location == Location(file: "area_page.mustache", line: 2))
  }

  @Test("finds partials that do not exist and partials without end")
  func partials() {
    #expect(findings("{{>nothing}}").map(\.code) == ["PUB011"])
    #expect(findings("{{>x}}", partials: ["x.mustache": "{{>x}}"]).map(\.code) == ["PUB011"])
  }

  @Test("uses every built-in template")
  func used() {
    let partials = TemplateLibrary.builtIn.flatMap { file, bytes in
      TemplateTag.tags(
        in: file == TemplateLibrary.styleFile ? "" : String(decoding: bytes, as: UTF8.self))
    }.filter { $0.kind == .partial }.map { $0.name + ".mustache" }
    let pages = TemplateLibrary.pages.map { $0.template + ".mustache" }
    #expect(
      Set(partials + pages + [TemplateLibrary.styleFile]) == Set(TemplateLibrary.builtIn.keys))
  }

  @Test("uses every interface text")
  func words() {
    let names = TemplateLibrary.builtIn.values.flatMap {
      TemplateTag.tags(in: String(decoding: $0, as: UTF8.self))
    }.map(\.name).filter { $0.hasPrefix("frame.words.") }
    #expect(!names.isEmpty)
    for word in Word.allCases {
      #expect(!word.text.az.isEmpty && !word.text.en.isEmpty)
    }
  }
}
