import Model
import Testing

@testable import Definitions

@Suite("DefinitionText")
struct DefinitionTextTests {
  @Test("A text keeps the place of its first character")
  func place() {
    let text = DefinitionText(
      text: "count", location: Location(file: "a.yaml", line: 3, column: 12))
    #expect(text.location.description == "a.yaml:3:12")
  }
}
