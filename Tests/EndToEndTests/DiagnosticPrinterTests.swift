import Foundation
import Model
import Testing

@testable import yol

@Suite("DiagnosticPrinter")
struct DiagnosticPrinterTests {
  private let fault = Diagnostic(
    code: "CSV004", message: "the row has 11 fields, the header has 12",
    location: Location(file: "extracts/2026-10/contracts.csv", line: 1042, column: 17),
    remedy: "restore the missing delimiter")

  private func text(_ diagnostic: Diagnostic, isColoured: Bool = false) -> String {
    DiagnosticPrinter(stream: .standardError, isColoured: isColoured).text(diagnostic)
  }

  @Test("A finding is one line with its place and one with what to do")
  func plain() {
    #expect(
      text(fault) == """
        extracts/2026-10/contracts.csv:1042:17: error: [CSV004] the row has 11 fields, \
        the header has 12
          fix: restore the missing delimiter

        """)
  }

  @Test("What could drive a terminal or begin a new line is written out")
  func controls() {
    var hostile = fault
    hostile.location = Location(file: "a\u{1B}[31m\n\u{202E}é.csv", line: 1)
    hostile.message = "x\ry"
    hostile.remedy = nil
    #expect(
      text(hostile) == "a\\u{1b}[31m\\u{a}\\u{202e}é.csv:1: error: [CSV004] x\\u{d}y\n")
  }

  @Test("Without place and remedy there is neither")
  func bare() {
    let note = Diagnostic(code: "RUN099", severity: .note, message: "nothing to do")
    #expect(text(note) == "note: [RUN099] nothing to do\n")
  }

  @Test("Only the severity is coloured, each in its own colour")
  func coloured() {
    let colours = [Diagnostic.Severity.error, .warning, .note].map { severity -> String in
      var diagnostic = fault
      diagnostic.severity = severity
      return text(diagnostic, isColoured: true)
    }
    #expect(colours[0].contains("contracts.csv:1042:17: \u{1B}[1;31merror:\u{1B}[0m [CSV004]"))
    #expect(colours[1].contains("\u{1B}[1;33mwarning:\u{1B}[0m"))
    #expect(colours[2].contains("\u{1B}[1;36mnote:\u{1B}[0m"))
  }
}
