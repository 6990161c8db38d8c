import Glibc
import Model

@testable import Ingest

/// One input and everything that must be true of reading it.
struct Trial {
  private let bytes: [UInt8]
  private let contract: ExtractContract
  private var dice: Dice

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let isAboutPersons = bytes.prefix(200).starts(with: Array("fin".utf8))
    contract = isAboutPersons ? Contracts.shared.persons : Contracts.shared.aggregate
    dice = Dice(state: bytes.reduce(UInt64(bytes.count)) { ($0 &* 31) &+ UInt64($1) })
  }

  /// Reads the input in several ways.
  func run() {
    var dice = dice
    InputFile.shared.write(bytes)
    let seen = read(pieceSize: nil, threads: 1)
    for threads in 1...3 {
      guard let size = dice.pick([1, 7, 64, 4096, nil] as [Int?]) else { continue }
      let other = read(pieceSize: size, threads: threads)
      let ways = "piece size \(size.map(String.init) ?? "default"), \(threads) threads"
      expect(seen == other, "\(ways): \(seen.difference(from: other))")
    }
    checkAccount(seen)
    guard !seen.isRefused else { return }
    checkQuarantine(seen)
    if dice.roll(2) == 0 { checkRoundTrip(seen) }
  }

  private func read(pieceSize: Int?, threads: Int) -> Seen {
    var reader = ExtractReader(
      contract: contract, codeLists: Contracts.shared.codeLists, columns: nil)
    if let pieceSize { reader.pieceSize = pieceSize }
    return Seen(
      reader.outcome(
        path: InputFile.shared.path, displayName: "input.csv", period: Trial.period,
        threads: threads))
  }

  private static let period = ReferencePeriod(frequency: .monthly, ordinal: 2026 * 12)

  private func checkAccount(_ seen: Seen) {
    expect(seen.account.isBalanced, "rows do not add up: \(seen.account)")
    expect(seen.values.values.allSatisfy { $0.count == seen.account.accepted }, "rows of the table")
    if seen.isRefused {
      expect(seen.diagnostics.contains { $0.severity == .error }, "refused without a reason")
    } else {
      expect(seen.quarantined.count == seen.account.quarantined, "rows set aside")
    }
    for finding in seen.diagnostics {
      expect((finding.location?.line ?? 1) >= 1, "a line below 1: \(finding)")
      expect((finding.location?.column ?? 1) >= 1, "a column below 1: \(finding)")
      expect(finding.message.utf8.count < 2000, "a long message")
    }
  }

  /// Where the file is what was read, bytes are where they are said to be, and no record is lost.
  private func checkQuarantine(_ seen: Seen) {
    guard seen.form.encoding == "utf-8", !seen.form.isCompressed else { return }
    let text = seen.form.hasByteOrderMark ? Array(bytes.dropFirst(3)) : bytes
    let lines = PhysicalLines(text)
    for row in seen.quarantined {
      expect(lines.has(row.bytes, at: row.line), "the row of line \(row.line) is not in the file")
    }
    guard seen.form.headerLine == 1, let records = lines.records(delimiter: seen.form.delimiter)
    else { return }
    expect(records == seen.account.read + 1, "\(records) records, \(seen.account.read) rows read")
  }

  /// What was accepted is accepted again when it is written plainly.
  private func checkRoundTrip(_ seen: Seen) {
    guard let plain = PlainText(contract: contract, seen: seen) else { return }
    InputFile.shared.write(plain.bytes)
    let again = read(pieceSize: nil, threads: 1)
    expect(
      again.account.read == plain.rowCount, "\(again.account.read) rows of \(plain.rowCount) again")
    expect(again.account.quarantined == 0, "set aside at second reading: \(again.diagnostics)")
    expect(again.texts(contract) == plain.rows, "values differ at second reading")
  }

  private func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
    guard !condition else { return }
    let text = "property does not hold: \(message())\n"
    write(STDERR_FILENO, text, text.utf8.count)
    abort()
  }
}
