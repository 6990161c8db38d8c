import Foundation
import Testing

/// A text that people have read and found good, in `Golden/`.
enum Golden {
  /// Compares a text with the one on file.
  ///
  /// With `RECORD=1` in the environment the file is written anew, and the test fails, so that
  /// recording cannot slip into a build.
  static func expect(
    _ text: String, is name: String, at location: SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name)", sourceLocation: location)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(text == expected, sourceLocation: location)
  }
}
