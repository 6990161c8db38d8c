import Foundation
import TestSupport

/// A program at work.
struct RunningProgram {
  /// What a test waited for did not come in time.
  struct TookTooLong: Error {}

  let process: Process
  let output: TemporaryFolder

  /// Ends it without asking, as a power cut or the kernel's memory killer would.
  func kill() {
    #if canImport(Glibc)
      _ = Glibc.kill(process.processIdentifier, SIGKILL)
    #else
      _ = Darwin.kill(process.processIdentifier, SIGKILL)
    #endif
  }

  /// Waits until something is the case, or the program has ended.
  func wait(until condition: () throws -> Bool) async throws {
    for _ in 0..<24_000 {
      if try condition() || !process.isRunning { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    kill()
    throw TookTooLong()
  }

  /// Waits for its end.
  func outcome() async throws -> Outcome {
    try await wait { false }
    return Outcome(
      standardOutput: try text("stdout"), standardError: try text("stderr"),
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal)
  }

  private func text(_ name: String) throws -> String {
    guard FileManager.default.fileExists(atPath: output.file(name)) else { return "" }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: output.file(name)))
    return String(decoding: bytes, as: UTF8.self)
  }
}
