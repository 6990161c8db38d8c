import ArgumentParser
import Model
import Pipeline
import Verification

/// `yol verify`: checks by addition that nothing hidden can be computed.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks a certificate of disclosure control by addition.",
    discussion: """
      For each hidden number the certificate has two releases that could both be
      true. That they satisfy all relations, print what was printed and differ
      enough is checked without a solver.

      Examples:
        yol verify --disclosure
        yol verify --disclosure --spec spec.json published

      Without a folder, the release in force of the workspace is checked.

      Exit status: 0 proven, 4 not proven, 64 usage, 65 bad data, 66 no input, \
      70 a mistake of Yol's own, 74 reading failed, 78 bad specification.
      """)

  @Flag(help: "Check disclosure control.")
  var disclosure = false

  @Option(
    name: .customLong("spec"),
    help: ArgumentHelp("What columns and numbers mean.", valueName: "file"))
  var specification: String?

  @Option(help: ArgumentHelp("The certificate (default: FOLDER.certificate).", valueName: "file"))
  var certificate: String?

  @Argument(help: "The published folder (default: the release in force of the workspace).")
  var folder: String?

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if !disclosure { throw ValidationError("say what to verify: --disclosure") }
    if (folder == nil) != (specification == nil) || folder == nil && certificate != nil {
      throw ValidationError("name --spec and the folder, or neither for the workspace")
    }
  }

  func run() async throws {
    let console = options.console
    try await console.finish { () async throws(RunError) in
      let report = try check().report()
      if options.json {
        try console.print(Self.json(report).text)
      } else {
        try console.print(Self.text(report, isQuiet: options.quiet))
      }
      return report.findings.isEmpty ? .published : .gateClosed
    }
  }

  private func check() throws(RunError) -> CertificateCheck {
    guard let folder, let specification else {
      return try CertificateCheck(of: options.workspace())
    }
    let request = ProtectionRequest(specification: specification, truth: "", output: folder)
    return CertificateCheck(
      specification: specification, certificate: certificate ?? request.certificatePath,
      folder: folder)
  }

  private static func text(_ report: Verifier.Report, isQuiet: Bool) -> String {
    var lines = report.findings
    if lines.isEmpty, !isQuiet {
      lines.append(
        "Proven by addition: \(report.protected) cells, \(report.relations) relations, "
          + "\(report.numbers) numbers in the files.")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func json(_ report: Verifier.Report) -> JSON {
    [
      "proven": .boolean(report.findings.isEmpty),
      "findings": .array(report.findings.map { .string($0) }), "cells": .integer(report.cells),
      "relations": .integer(report.relations), "protected": .integer(report.protected),
      "numbers": .integer(report.numbers),
    ]
  }
}
