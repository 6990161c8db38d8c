import Foundation
import TestSupport

/// A corrected delivery for a copy of the published figures, announced as a revision, and what readers see
/// once it is published.
enum Change {
  static func apply(to workspace: TestWorkspace) throws {
    try workspace.replace(
      "1992,Armenia,ARM,ARM,Azerbaijan,AZE,AZE,195000,",
      with: "1992,Armenia,ARM,ARM,Azerbaijan,AZE,AZE,195500,",
      in: "extracts/2025/population.csv")
    try workspace.replace(
      "policy: suppress", with: "revise: [1992], policy: suppress", in: "yol.yaml")
  }

  /// The release of an undisturbed run.
  static let expected = Result {
    let workspace = try TestWorkspace(.publishedFigures)
    try apply(to: workspace)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.yol)
    process.arguments = ["run", "--quiet", "--workspace", workspace.folder.path]
    try process.run()
    process.waitUntilExit()
    return try workspace.readersSee()
  }
}
