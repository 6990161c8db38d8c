import Model
import TestSupport
import Testing

@testable import Ingest

@Suite("DeliveryReader")
struct DeliveryReaderTests {
  private static let pieces = ["a", "ə", "\"", ",", "\n", "\r\n", "\r", ";", "x y", "İ", "1"]

  private func text(_ random: inout SeededNumbers) -> String {
    let count = Int(random.next() % 6) + 1
    let inner = (0..<count).map { _ in
      DeliveryReaderTests.pieces.randomElement(using: &random) ?? "a"
    }
    return "<" + inner.joined() + ">"
  }

  private func file(_ rows: [[String]], _ random: inout SeededNumbers) -> [UInt8] {
    let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    var lines = ["id,t,u"]
    for row in rows {
      let fields = row.map { field in
        let mustQuote = field.utf8.contains { [10, 13, 34, 44].contains($0) }
        guard mustQuote || random.next() % 3 == 0 else { return field }
        return "\""
          + field.split(separator: "\"", omittingEmptySubsequences: false)
          .joined(separator: "\"\"") + "\""
      }
      lines.append(fields.joined(separator: ","))
    }
    return Array((lines.joined(separator: end) + (random.next() % 2 == 0 ? end : "")).utf8)
  }

  private let delivery = Delivery(
    [.column("id", .identifier(scheme: "id")), .column("t", .text), .column("u", .text)],
    key: ["id"])

  @Test("Generated tables come back as they were, whatever the quoting, pieces and threads")
  func roundTrip() throws {
    var random = SeededNumbers(seed: 11)
    for _ in 0..<60 {
      let rows = (0..<Int(random.next() % 30) + 1).map {
        ["k\($0)", text(&random), random.next() % 4 == 0 ? "" : text(&random)]
      }
      let bytes = file(rows, &random)
      let size = Int(random.next() % 200) + 1
      let reading = try delivery.read(bytes, threads: Int(random.next() % 3) + 1, pieceSize: size)
      #expect(reading.table.texts("id") == rows.map { $0[0] })
      #expect(reading.table.texts("t") == rows.map { $0[1] })
      #expect(reading.table.texts("u") == rows.map { $0[2].isEmpty ? nil : $0[2] })
    }
  }

  @Test("Random damage never crashes, always balances, and is the same for any threads and pieces")
  func mutations() throws {
    var random = SeededNumbers(seed: 23)
    for _ in 0..<300 {
      let rows = (0..<12).map { ["k\($0 % 10)", text(&random), text(&random)] }
      var bytes = file(rows, &random)
      for _ in 0..<Int(random.next() % 6) {
        let place = Int(random.next() % UInt64(bytes.count - 7)) + 7
        let bytesToTry: [UInt8] = [34, 34, 10, 13, 44, 0xFF, 0, 32, UInt8(random.next() % 256)]
        let byte = bytesToTry.randomElement(using: &random) ?? 0
        if random.next() % 2 == 0 { bytes[place] = byte } else { bytes.insert(byte, at: place) }
      }
      let first = outcome(bytes, threads: 1, pieceSize: 1 << 20)
      for (threads, size) in [(2, 7), (3, 31), (7, 64), (1, 1)] {
        #expect(outcome(bytes, threads: threads, pieceSize: size) == first)
      }
    }
  }

  /// All that a reading says, for comparison; nil where the extract stops.
  private struct Outcome: Equatable {
    var error: RunError?
    var columns: [[String?]] = []
    var account = RowAccount()
    var quarantined: [QuarantinedRow] = []
    var diagnostics: [Diagnostic] = []
    var dictionaries: [[String]] = []
  }

  private func outcome(_ bytes: [UInt8], threads: Int, pieceSize: Int) -> Outcome {
    do {
      let reading = try delivery.read(bytes, threads: threads, pieceSize: pieceSize)
      #expect(reading.account.isBalanced)
      #expect(reading.account.quarantined == reading.quarantined.count)
      #expect(reading.account.accepted == reading.table.rowCount)
      let names = ["id", "t", "u"]
      return Outcome(
        columns: names.map { reading.table.texts($0) }, account: reading.account,
        quarantined: reading.quarantined, diagnostics: reading.diagnostics,
        dictionaries: names.map { reading.table.columns[$0]?.dictionary ?? [] })
    } catch let error as RunError {
      return Outcome(error: error)
    } catch {
      Issue.record(error)
      return Outcome()
    }
  }
}
