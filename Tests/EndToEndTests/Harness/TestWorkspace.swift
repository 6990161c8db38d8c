import Foundation
import TestSupport

/// A workspace in a folder of its own, in which the real program is run.
struct TestWorkspace {
  let folder: TemporaryFolder

  /// Writes the smallest thing that is a workspace, and more files if wanted.
  init(_ files: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    try folder.write("", to: "yol.yaml")
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      try folder.write(text, to: name)
    }
  }

  /// The program, ready to start in the workspace.
  func yol(_ arguments: String..., environment: [String: String] = [:]) -> Program {
    Program(arguments: arguments, environment: environment, folder: folder.path)
  }

  /// Another program in the workspace, by the shell; `$YOL` is the binary.
  func shell(_ script: String, environment: [String: String] = [:]) -> Program {
    Program(
      executable: "/bin/sh", arguments: ["-c", script],
      environment: environment.merging(["YOL": Program.yol]) { $1 }, folder: folder.path)
  }

  func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.file(name))
  }

  /// Paths of everything in the workspace, folders with a slash, in order.
  var tree: [String] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    return paths.map { isFolder($0) ? "\($0)/" : $0 }.sorted()
  }

  /// Every file with its bytes, to compare two states of a workspace; links are followed.
  func files(under name: String = "") throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in tree where path.hasPrefix(name) && !path.hasSuffix("/") {
      files[path] = try Data(contentsOf: URL(fileURLWithPath: folder.file(path)))
    }
    return files
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder = ObjCBool(false)
    return FileManager.default.fileExists(atPath: folder.file(path), isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
