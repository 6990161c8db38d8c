import Disclosure
import Model
import Testing

@testable import Pipeline

@Suite("DetailFile") struct DetailFileTests {
  @Test("gives back what was written, an indicator of which nothing is shown included")
  func roundTrip() {
    let detail = ShownDetail([
      "stock": [["district"], ["district", "age"]], "flow": [], "area": [["region"]],
    ])
    let text = DetailFile.text(detail)
    #expect(text == "area,region\nflow,\nstock,district district*age\n")
    #expect(DetailFile.detail(text) == detail)
  }

  @Test("knows nothing where nothing was written, and leaves out what is no line")
  func faults() {
    #expect(DetailFile.detail("") == ShownDetail())
    #expect(DetailFile.detail("a\n,b\nc,d,e\nf,g\n") == ShownDetail(["f": [["g"]]]))
  }
}
