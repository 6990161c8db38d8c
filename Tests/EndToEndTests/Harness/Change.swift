import Foundation
import TestSupport

/// A new delivery for a copy of the published figures, and what readers see once it is published.
enum Change {
  static func apply(to workspace: TestWorkspace) throws {
    try workspace.replace(
      "1992,Armenia,ARM,ARM,Azerbaijan,AZE,AZE,195000,",
      with: "1992,Armenia,ARM,ARM,Azerbaijan,AZE,AZE,195500,",
      in: "extracts/2025/population.csv")
  }

  /// The release of an undisturbed run.
  static let expected = Result {
    let workspace = try TestWorkspace(.figures)
    try apply(to: workspace)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.yol)
    process.arguments = ["run", "--quiet", "--workspace", workspace.folder.path]
    try process.run()
    process.waitUntilExit()
    return try workspace.readersSee()
  }
}
