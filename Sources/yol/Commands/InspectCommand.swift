import ArgumentParser
import Model
import Pipeline

/// `yol inspect`: what one file is, without a workspace.
struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Judges one file by one definition, without a workspace.",
    discussion: """
      Says whether the file would be loaded, row by row, and what to do about what would not. Writes \
      nothing to disk.

      Examples:
        yol inspect register.csv --extract indicators/extracts/contracts.yaml --period 2026-10
        yol inspect 2026-10/register.csv --extract contracts.yaml --previous 2026-09/register.csv
        yol inspect unknown.csv --records

      Exit status: 0 all rows would be loaded, 3 rows would be set aside, 4 too many of them, 65 the \
      file would be refused, 66 there is no such file, 77 it may not be read, 78 bad definition.
      """)

  @Argument(help: ArgumentHelp("The file, also compressed by gzip.", valueName: "file"))
  var file: String

  @Option(
    name: .customLong("extract"),
    help: ArgumentHelp(
      "YAML file with the definition of the extract; code lists are looked up beside it.",
      valueName: "definition"))
  var definition: String?

  @Option(
    help: "Extract of the definition (default: the one that names the file, or the only one).")
  var id: String?

  @Option(
    help: ArgumentHelp(
      "Period that the file is about (default: that of the manifest, or of the file's name).",
      valueName: "period"),
    transform: PeriodOptions.read)
  var period: ReferencePeriod?

  @Option(help: ArgumentHelp("The delivery before, to compare with.", valueName: "file"))
  var previous: String?

  @Option(
    help: ArgumentHelp(
      "List of received files whose digest, row count and sums are compared.", valueName: "file"))
  var manifest: String?

  @Option(help: "Encoding of the file, such as windows-1254, in the place of those declared.")
  var encoding: String?

  @Flag(help: "Give the records as they stand in the file, and the values that were read.")
  var records = false

  @Flag(help: "Print JSON for machines.")
  var json = false

  @Flag(name: [.long, .short], help: "Print errors and warnings only.")
  var quiet = false

  @Flag(name: .customLong("no-color"), help: "Print without colour, also on a terminal.")
  var noColor = false

  func validate() throws {
    guard definition == nil else { return }
    guard records else {
      throw ValidationError("give --extract with a definition, or --records for the records alone")
    }
    let others: [(String, Bool)] = [
      ("--id", id != nil), ("--previous", previous != nil), ("--manifest", manifest != nil),
    ]
    for (name, isGiven) in others where isGiven {
      throw ValidationError("\(name) goes with --extract")
    }
  }

  func run() async throws {
    let console = Console(isQuiet: quiet, noColor: noColor)
    try await console.finish(limit: .max) { () async throws(RunError) in
      let inspection = try Inspection.of(request)
      if json {
        try console.print(inspection.json.text)
      } else {
        let isColoured = ColourChoice.isColoured(.standardOutput, noColor: noColor)
        let text = InspectionText(inspection: inspection, isColoured: isColoured, isQuiet: quiet)
        try console.print(text.text)
      }
      return inspection.status
    }
  }

  private var request: InspectionRequest {
    var request = InspectionRequest(file: file)
    request.definition = definition
    request.extract = id
    request.period = period
    request.previous = previous
    request.manifest = manifest
    request.encoding = encoding
    request.wantsRecords = records
    return request
  }
}
