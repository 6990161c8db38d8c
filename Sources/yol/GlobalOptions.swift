import ArgumentParser
import Model
import Pipeline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Options of every command that works in a workspace.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: [.customLong("workspace"), .customShort("C")],
    help: ArgumentHelp(
      "Folder of the workspace (default: the nearest one with a yol.yaml, here or above).",
      valueName: "dir"))
  var folder: String?

  @OptionGroup var printing: PrintingOptions

  /// Whether to print errors and warnings only.
  var quiet: Bool { printing.quiet }
  /// Whether to print JSON.
  var json: Bool { printing.json }

  /// The workspace that is meant.
  func workspace() throws(RunError) -> Workspace {
    if let folder { return try Workspace(at: folder) }
    return try Workspace(nearest: Self.currentFolder ?? ".")
  }

  /// Where the command prints to.
  var console: Console { printing.console }

  private static var currentFolder: String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}
