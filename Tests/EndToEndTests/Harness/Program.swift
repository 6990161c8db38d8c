import Foundation
import TestSupport

/// A program as a user or cron starts it: arguments, environment, folder, and where its output goes.
struct Program {
  var executable = Program.yol
  var arguments: [String] = []
  /// Added to, or taken over in, an environment that has nothing of the tester's own.
  var environment: [String: String] = [:]
  var folder: String?
  /// A file such as `/dev/full` that takes standard output instead of the harness.
  var standardOutput: String?

  /// The binary that was built together with these tests: it lies beside them.
  static let yol: String = {
    let tests =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? Bundle.main.executablePath ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: tests).deletingLastPathComponent()
      .appendingPathComponent("yol").path
  }()

  /// Runs the program to its end.
  func run() async throws -> Outcome {
    try await start().outcome()
  }

  /// Starts the program and lets it run.
  func start() throws -> RunningProgram {
    let output = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.environment = Self.plainEnvironment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try Self.handle(standardOutput ?? output.file("stdout"))
    process.standardError = try Self.handle(output.file("stderr"))
    try process.run()
    return RunningProgram(process: process, output: output)
  }

  private static var plainEnvironment: [String: String] {
    let own = ProcessInfo.processInfo.environment
    var environment = ["LC_ALL": "C", "TZ": "UTC", "COLUMNS": "80"]
    for name in ["PATH", "LD_LIBRARY_PATH", "HOME"] {
      environment[name] = own[name]
    }
    return environment
  }

  private static func handle(_ path: String) throws -> FileHandle {
    if !FileManager.default.fileExists(atPath: path) {
      try Data().write(to: URL(fileURLWithPath: path))
    }
    return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }
}

/// What a program printed and how it ended.
struct Outcome: Sendable {
  var standardOutput: String
  var standardError: String
  /// Exit status, or the number of the signal that ended it.
  var status: Int32
  var wasKilled: Bool
}
