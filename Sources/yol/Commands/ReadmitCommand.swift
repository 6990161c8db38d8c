import ArgumentParser
import Model
import Pipeline

/// `yol readmit`: corrected rows come back from quarantine.
struct ReadmitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readmit",
    abstract: "Takes corrected rows back from quarantine.",
    discussion: """
      Copy private/quarantine/PERIOD/EXTRACT.csv, add a column `corrected` and write into it each whole \
      row as it should be; rows without one stay aside. A row that is to be left out for good gets the \
      word withdraw in a column `action`.

      Every corrected row is checked as the next run will read it. If one is wrong nothing is taken. The \
      trail of who corrected what stays in private/readmitted; the delivery itself is never changed.

      Examples:
        yol readmit private/quarantine/2026-10/register.csv --by "A. Quliyev"
        yol readmit mended.csv --extract register --period 2026-10 --note "letter 17/26"
      """)

  @Argument(help: ArgumentHelp("The corrected quarantine file.", valueName: "file"))
  var file: String

  @Option(help: "Extract that the rows belong to (default: the name of the file).")
  var extract: String?

  @Option(
    help: ArgumentHelp(
      "Period of the delivery (default: the name of the file's folder).", valueName: "period"),
    transform: PeriodOptions.read)
  var period: ReferencePeriod?

  @OptionGroup var signature: SignatureOptions

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let console = options.console
    try await console.finish(limit: .max) { () async throws(RunError) in
      var request = ReadmissionRequest(file: file)
      request.extract = extract
      request.period = period
      request.person = signature.person
      request.note = signature.note
      let readmission = try options.workspace().readmit(request)
      if options.json {
        try console.print(readmission.json.text)
      } else if !options.quiet {
        try console.print(Self.text(readmission))
      }
      return .published
    }
  }

  private static func text(_ readmission: Readmission) -> String {
    let delivery = readmission.delivery
    let table = TextTable(rows: [
      ["rows corrected", "\(readmission.taken.corrected)"],
      ["rows withdrawn", "\(readmission.taken.withdrawn)"],
      ["still set aside", "\(readmission.quarantined)"],
    ])
    return "Readmitted rows of \(delivery.extract) for \(delivery.period).\n\(table.text)"
      + "The trail is in \(readmission.trail). Run again to use them.\n"
  }
}
