import Model
import Testing

@testable import Ingest

/// Readings by conventions of the offices: UK Analysis Function, Eurostat, SDMX CL_OBS_STATUS,
/// Destatis, the Hungarian office.
@Suite("ShorthandReader")
struct ShorthandReaderTests {
  private func read(_ text: String, _ families: Set<Shorthand>) -> ShorthandReader.Reading? {
    ShorthandReader(families).read(text)
  }

  private func number(_ text: String) -> ShorthandReader.Reading {
    .number(Array(text.utf8))
  }

  @Test("UK letters stand bare or in brackets, and in brackets behind a number")
  func uk() {
    let expected: [(String, MissingMeaning)] = [
      ("c", .confidential), ("x", .notAvailable), ("z", .notApplicable), ("low", .roundsToZero),
      ("k", .roundsToZero),
    ]
    for (letter, meaning) in expected {
      for text in [letter, "[\(letter)]", letter.uppercased(), "[ \(letter) ]", "[\(letter)][r]"] {
        #expect(read(text, [.uk]) == .missing(meaning), "\(text)")
      }
    }
    for text in ["1204[p]", "1204 [p]", "1204[r][e]", "1204 [u1]", "1204[note 3]", "1204[er]"] {
      #expect(read(text, [.uk]) == number("1204"), "\(text)")
    }
    for text in ["[p]", "[q]", "1204[q]", "1204p", "1204", "", "[]", "[c", "c]", "[c]5", "[c][x]"] {
      #expect(read(text, [.uk]) == nil, "\(text)")
    }
  }

  @Test("Eurostat's colon, 0n, m and letters behind a number")
  func eurostat() {
    #expect(read(":", [.eurostat]) == .missing(.notAvailable))
    #expect(read(": u", [.eurostat]) == .missing(.notAvailable))
    #expect(read(":c", [.eurostat]) == .missing(.confidential))
    #expect(read("c", [.eurostat]) == .missing(.confidential))
    #expect(read("m", [.eurostat]) == .missing(.notApplicable))
    #expect(read("0n", [.eurostat]) == .missing(.roundsToZero))
    #expect(read("12.3 p", [.eurostat]) == number("12.3"))
    #expect(read("12.3p", [.eurostat]) == number("12.3"))
    #expect(read("12 bep", [.eurostat]) == number("12"))
    for text in ["12 q", "12 %", "1e5", "0x1f", ":q", "p"] {
      #expect(read(text, [.eurostat]) == nil, "\(text)")
    }
  }

  @Test("SDMX letters, and the signs of the German and Hungarian offices")
  func others() {
    #expect(read("Q", [.sdmx]) == .missing(.confidential))
    #expect(read("M", [.sdmx]) == .missing(.notApplicable))
    #expect(read("L", [.sdmx]) == .missing(.notAvailable))
    #expect(read("q", [.sdmx]) == nil)
    #expect(read("5 P", [.sdmx]) == number("5"))
    #expect(read("–", [.germany]) == .zero)
    #expect(read("-", [.hungary]) == .zero)
    #expect(read(".", [.germany]) == .missing(.confidential))
    #expect(read("…", [.germany]) == .missing(.notAvailable))
    #expect(read("…", [.hungary]) == .missing(.confidential))
    #expect(read("x", [.germany]) == .missing(.notApplicable))
    #expect(read("/", [.germany]) == .missing(.notAvailable))
    #expect(read("(88)", [.germany]) == number("88"))
    #expect(read("88 r", [.germany]) == number("88"))
  }

  @Test("Families that read a sign in two ways leave it unread, and no family reads nothing")
  func several() {
    #expect(read("…", [.germany, .hungary]) == nil)
    #expect(read("x", [.uk, .germany]) == nil)
    #expect(read("c", [.uk, .eurostat]) == .missing(.confidential))
    #expect(read("c", []) == nil)
  }
}
