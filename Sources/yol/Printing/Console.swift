import ArgumentParser
import Model
import Pipeline

/// Where a command prints to, and how it ends.
struct Console {
  /// Whether only errors and warnings are printed.
  var isQuiet: Bool
  /// Whether colour was forbidden.
  var noColor: Bool

  /// Prints results.
  ///
  /// - Throws: status 74 where they are lost; a reader that has seen enough is no failure.
  func print(_ text: String) throws(RunError) {
    guard OutputStream.standardOutput.write(text) == .done else {
      throw RunError(
        Diagnostic(
          code: "OUT001", message: "the results cannot be printed",
          remedy: "check where standard output leads: the disk may be full"),
        status: .inputOutput)
    }
  }

  /// Says how far a command is, or what to do next, unless nobody wants to hear it.
  func tell(_ line: String) {
    if !isQuiet { _ = OutputStream.standardError.write(line + "\n") }
  }

  /// Prints what was found.
  func report(_ diagnostics: [Diagnostic], limit: Int = 6) {
    let stream = OutputStream.standardError
    let printer = DiagnosticPrinter(
      stream: stream, isColoured: ColourChoice.isColoured(stream, noColor: noColor), limit: limit)
    printer.print(diagnostics.filter { !isQuiet || $0.severity > .note })
  }

  /// Does the work of a command; what stops it is printed and becomes the exit status.
  func finish(limit: Int = 6, _ body: () async throws(RunError) -> Model.ExitStatus) async throws {
    let status: Model.ExitStatus
    do throws(RunError) {
      status = try await body()
    } catch {
      report(error.diagnostics, limit: limit)
      throw ExitCode(error.status.rawValue)
    }
    if status != .published { throw ExitCode(status.rawValue) }
  }

  /// Who watches a run.
  var observer: any RunObserver {
    isQuiet ? NoObserver() : ProgressReporter(stream: .standardError)
  }
}
