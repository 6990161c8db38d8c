import Foundation
import TestSupport
import Testing

/// Runs that end before they are done.
@Suite("Interruptions", .serialized)
struct InterruptionTests {
  /// What every run prints as it goes.
  private static let stages = [
    "checking definitions", "looking at deliveries", "reading extracts", "computing indicators",
    "protecting people", "finding ranges of hidden numbers", "writing the release",
    "attacking the release", "archiving",
  ]

  @Test("Killed as a stage begins, a run leaves a whole release", arguments: stages)
  func killedAtStage(stage: String) async throws {
    let trial = try Trial()
    let run = try trial.workspace.yol("run").start()
    let errors = run.output.file("stderr")
    try await run.wait {
      try String(contentsOfFile: errors, encoding: .utf8).contains(stage + "\n")
    }
    run.kill()
    _ = try await run.outcome()
    try await trial.check()
  }

  @Test(
    "Killed at the very call that renames or syncs, a run leaves a whole release",
    .enabled(if: Machine.canTrace),
    arguments: [
      "symlink:when=1", "rename:when=1", "rename:when=2", "rename:when=3", "fsync:when=5",
      "fsync:when=44", "unlink:when=1", "unlink:when=2",
    ])
  func killedAtCall(call: String) async throws {
    let trial = try Trial()
    let name = call.prefix { $0 != ":" }
    let run = trial.workspace.shell(
      "exec strace -f -o /dev/null -e trace=\(name) "
        + "--inject=\(call.replacingOccurrences(of: ":", with: ":signal=KILL:")) \"$YOL\" run")
    _ = try await run.run()
    try await trial.check()
  }

  @Test("Killed between writing and switching, the release that waits is used")
  func killedBetween() async throws {
    let trial = try Trial()
    let run = try trial.workspace.yol("run").start()
    let folder = trial.workspace.folder.file("public.releases")
    try await run.wait {
      try FileManager.default.contentsOfDirectory(atPath: folder)
        .count { !$0.hasSuffix(".partial") } == 2
    }
    run.kill()
    _ = try await run.outcome()
    try await trial.check()
  }

  /// A run held still somewhere between its first stage and its last.
  private func stoppedRun() async throws -> (trial: Trial, run: RunningProgram) {
    while true {
      let trial = try Trial()
      let run = try trial.workspace.yol("run").start()
      let errors = run.output.file("stderr")
      try await run.wait { !(try String(contentsOfFile: errors, encoding: .utf8).isEmpty) }
      kill(run.process.processIdentifier, SIGSTOP)
      // On a busy machine it may have come too far to be an example.
      if try !String(contentsOfFile: errors, encoding: .utf8).contains("archiving") {
        return (trial, run)
      }
      run.kill()
      _ = try await run.outcome()
    }
  }

  @Test("Of two runs at once one publishes and the other is 75")
  func two() async throws {
    let (trial, first) = try await stoppedRun()
    let process = first.process.processIdentifier
    let second = try await trial.workspace.yol("run").run()
    #expect(second.status == 75)
    try Golden.expect(
      second.standardError.replacingOccurrences(of: "process \(process)\n", with: "process 1\n"),
      is: "stderr-another-run.txt")
    #expect(try trial.workspace.readersSee() == trial.old)
    kill(process, SIGCONT)
    #expect(try await first.outcome().status == 0)
    #expect(try trial.workspace.readersSee() == trial.new)
  }

  @Test(
    "Asked to end, a run ends at once by that signal and says so",
    arguments: [SIGINT, SIGTERM, SIGHUP])
  func signals(number: Int32) async throws {
    let (trial, run) = try await stoppedRun()
    kill(run.process.processIdentifier, number)
    kill(run.process.processIdentifier, SIGCONT)
    let outcome = try await run.outcome()
    #expect(outcome.wasKilled && outcome.status == number)
    #expect(outcome.standardOutput.isEmpty)
    #expect(
      outcome.standardError.hasSuffix(
        "stopped by a signal: readers see a whole release; run again to finish\n"))
    try await trial.check()
  }

  @Test("A command that publishes nothing says so when it is asked to end")
  func nothingPublished() async throws {
    let workspace = try TestWorkspace(.figures)
    // The pipe can be written to once the attack has opened it, and gives it nothing.
    let outcome = try await workspace.shell(
      "mkfifo spec; \"$YOL\" attack --spec spec . & job=$!; exec 3>spec; kill $job; wait $job"
    ).run()
    #expect(outcome.status == 128 + SIGTERM)
    #expect(outcome.standardError.hasPrefix("stopped by a signal: nothing was published\n"))
  }

  @Test("A signal that the parent ignores is ignored: nohup, and shells' background jobs")
  func ignored() async throws {
    let workspace = try TestWorkspace(.figures)
    let outcome = try await workspace.shell(
      "trap '' INT HUP; \"$YOL\" run & job=$!; sleep 0.1; kill -INT $job; kill -HUP $job; wait $job"
    ).run()
    #expect(outcome.status == 0)
    #expect(workspace.has("public/index.html"))
  }
}

@Suite("Kills at any moment", .serialized)
struct KillTests {
  @Test("Killed at any moment, a run leaves a whole release", arguments: 0..<25)
  func killedAtRandom(number: Int) async throws {
    let trial = try Trial()
    // Spread over the time that a run takes on machines between fast and busy.
    let delay = 2 + 16 * number + (number * 7919) % 13
    let run = try trial.workspace.yol("run").start()
    try await Task.sleep(for: .milliseconds(delay))
    run.kill()
    _ = try await run.outcome()
    try await trial.check()
  }
}
