import TestSupport
import Testing

@Suite("Colour")
struct ColourTests {
  private func isColoured(
    _ arguments: [String], _ environment: [String: String]
  ) async throws -> Bool {
    let folder = try TemporaryFolder()
    let outcome = try await Program(
      arguments: ["status"] + arguments, environment: environment, folder: folder.path
    ).run()
    #expect(outcome.status == 66)
    return outcome.standardError.contains("\u{1B}[")
  }

  @Test("A file is not coloured, unless colour is asked for")
  func notATerminal() async throws {
    #expect(try await !isColoured([], ["TERM": "xterm"]))
    #expect(try await isColoured([], ["FORCE_COLOR": "1"]))
  }

  @Test("NO_COLOR and --no-color win; an empty NO_COLOR says nothing")
  func forbidden() async throws {
    #expect(try await !isColoured([], ["FORCE_COLOR": "1", "NO_COLOR": "1"]))
    #expect(try await isColoured([], ["FORCE_COLOR": "1", "NO_COLOR": ""]))
    #expect(try await !isColoured(["--no-color"], ["FORCE_COLOR": "1"]))
  }

  @Test("On a terminal there is colour, unless it is a dumb one")
  func terminal() async throws {
    let folder = try TemporaryFolder()
    for (name, expected) in [("xterm", true), ("dumb", false)] {
      let outcome = try await Program(
        executable: "/bin/sh",
        arguments: [
          "-c", "command -v script > /dev/null || exit 7; script -qec '\"$YOL\" status' out",
        ],
        environment: ["TERM": name, "YOL": Program.yol], folder: folder.path
      ).run()
      guard outcome.status != 7 else { return }
      #expect(outcome.status == 66)
      #expect(outcome.standardOutput.contains("\u{1B}[1;31merror:") == expected)
    }
  }
}
