import Disclosure
import Model
import Testing

@testable import Publish

@Suite("Publication") struct PublicationTests {
  @Test("writes whole pages as reviewed")
  func golden() throws {
    let files = try Sample.files()
    expectGolden(try #require(files["en/lab_employment_rate.html"]), "indicator-en.html")
    expectGolden(try #require(files["az/index.html"]), "front-az.html")
    expectGolden(try #require(files["en/methods.html"]), "methods-en.html")
    expectGolden(try #require(files["index.html"]), "language.html")
    let strict = try Sample.strictFiles()
    expectGolden(try #require(strict["az/lab_job_entry_12m_share.html"]), "cohorts-az.html")
    for (path, text) in strict where path.hasSuffix(".html") {
      #expect(Page(text).isWellFormed, "\(path)")
    }
  }

  @Test("lists the files of a release in order")
  func paths() throws {
    let files = try Sample.publication().files(threads: 2)
    let pages = [
      "doc_register_stock", "documents", "index", "lab_employment_rate", "labour_market", "methods",
    ]
    #expect(
      files.map(\.path) == ["assets/yol.css"] + pages.map { "az/\($0).html" }
        + [
          "data/doc_register_stock.csv", "data/lab_employment_rate.csv", "data/observations.csv",
        ] + pages.map { "en/\($0).html" } + ["index.html"])
  }

  @Test("gives the same bytes on one thread and on many")
  func determinism() throws {
    let publication = try Sample.publication()
    let one = publication.files(threads: 1)
    #expect(one == publication.files(threads: 8))
    #expect(try one == Sample.publication().files(threads: 3))
  }

  @Test("has no link that leads nowhere, and none that leaves the release")
  func links() throws {
    let files = try Sample.files()
    for (path, text) in files where path.hasSuffix(".html") {
      for link in Page(text).values(of: "href") {
        let target = Page.resolve(link, from: path)
        #expect(target.map { files[$0] != nil } == true, "\(path): \(link)")
      }
      #expect(Page(text).values(of: "src").isEmpty)
    }
  }

  @Test("declares a strict content security policy and keeps to it")
  func security() throws {
    for (path, text) in try Sample.files() where path.hasSuffix(".html") {
      #expect(
        text.contains("content=\"default-src 'none'; style-src 'self'; img-src 'self' data:;"))
      #expect(!text.contains("<script") && !text.contains("<style"), "\(path)")
      let names = Page(text).attributes.map(\.name)
      #expect(!names.contains { $0 == "style" || $0.hasPrefix("on") }, "\(path)")
      #expect(!text.contains("http://") && !text.contains("https://"), "\(path)")
    }
  }

  @Test("keeps pages small")
  func size() throws {
    for (path, text) in try Sample.files() where path.hasSuffix(".html") {
      #expect(text.utf8.count < 100_000, "\(path)")
    }
  }

  @Test(
    "escapes hostile titles everywhere",
    arguments: [
      "<script>alert(1)</script>", "\" onload=\"alert(1)", "' x='", "{{frame.title}} {{{x}}}",
      "\u{202E}dlrow & <b>", "\u{600}<script>\u{301}", "\"\u{338} onload=\"\u{338}", "=1+1",
    ])
  func hostile(title: String) throws {
    let both = Localized(az: title, en: title)
    var dataset = Sample.employment
    dataset.indicator.title = both
    dataset.indicator.definition = both
    dataset.indicator.formula = title
    dataset.dimensions[1].title = both
    dataset.dimensions[1].codeList.codes[0].label = both
    let files = try Sample.files([dataset], description: Sample.description(title: both))
    for (path, text) in files where path.hasSuffix(".html") {
      #expect(Page(text).isWellFormed, "\(path)")
      #expect(Set(Page(text).tags).isDisjoint(with: ["script", "b"]), "\(path)")
    }
    for (path, text) in files where path.hasSuffix(".csv") {
      #expect(!text.contains(title), "\(path)")
    }
  }

  @Test("tells the kinds of empty apart on the page, and zero from all of them")
  func empties() throws {
    let page = try #require(Sample.files()["en/lab_employment_rate.html"])
    for (mark, words) in [
      ("[c]", "not shown to protect people"), ("[z]", "not applicable"), ("[..]", "not yet due"),
      ("[x]", "source missing"),
    ] {
      let title = mark == "[c]" ? " title=\"\(words)\"" : ""
      #expect(page.contains("<td class=\"num mark\"\(title)>\(mark)</td>"))
      #expect(page.contains("<td class=\"text\">\(words)</td>"))
      #expect(page.contains("<dt>\(mark)</dt><dd>\(words)</dd>"))
    }
    #expect(page.contains("<th scope=\"row\">Baku</th>\n<td class=\"num\">0</td>"))
    #expect(page.contains("<td class=\"num\">0.0\u{A0}[low]</td>"))
  }

  @Test("never prints what disclosure control hid")
  func hidden() throws {
    for (path, text) in try Sample.files() {
      #expect(!text.contains(">7.5") && !text.contains(">7,5"), "\(path)")
      #expect(!text.contains(",7.5,") && !text.contains(",3,40,"), "\(path)")
    }
  }

  @Test("survives a release without observations, areas or extracts")
  func empty() throws {
    var dataset = Sample.employment
    dataset.observations = []
    var description = Sample.description()
    description.areas = []
    description.received = []
    let files = try Sample.files([dataset], description: description)
    #expect(files["en/lab_employment_rate.html"]?.contains("There are no figures") == true)
  }
}
