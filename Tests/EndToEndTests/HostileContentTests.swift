import Foundation
import TestSupport
import Testing

/// Something unfriendly in a workspace, and the status that answers it.
struct Hostility: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var status: Int32
  var spoil: @Sendable (TestWorkspace) throws -> Void

  private static let population = BadDelivery.population

  static let all = [
    Hostility(testDescription: "a line of 50 megabytes", status: 65) {
      try $0.append("2024," + String(repeating: "x", count: 50_000_000), to: population)
    },
    Hostility(testDescription: "a quoted field of 10 megabytes", status: 65) {
      try $0.append("2024,\"" + String(repeating: "x\n", count: 5_000_000) + "\"", to: population)
    },
    Hostility(testDescription: "100,000 columns", status: 65) {
      let header = (0..<100_000).map { "c\($0)" }.joined(separator: ",")
      try $0.write(Data("\(header)\n".utf8), to: population)
    },
    Hostility(testDescription: "100,000 columns beside the right ones", status: 65) {
      let header = (0..<100_000).map { ",c\($0)" }.joined()
      try $0.replace(",oip,hst\n", with: ",oip,hst\(header)\n", in: population)
    },
    Hostility(testDescription: "a million commas", status: 4) {
      try $0.append(String(repeating: ",", count: 1_000_000), to: population)
    },
    Hostility(testDescription: "all bytes there are", status: 65) {
      try $0.write(Data((0...255).map { UInt8($0) } + (0...255).map { UInt8($0) }), to: population)
    },
    Hostility(testDescription: "numbers that no computer holds", status: 4) {
      let digits = String(repeating: "9", count: 400)
      try $0.append("2024,X,AFG,AFG,A,AZE,AZE,\(digits),0,0,0,0,0,0,,0\n", to: population)
    },
    Hostility(testDescription: "a sum above all whole numbers", status: 4) {
      for year in [1993, 1994] {
        try $0.append(
          "\(year),X,ZAF,ZAF,A,AZE,AZE,9223372036854775807,0,0,0,0,0,0,,0\n", to: population)
      }
    },
    Hostility(testDescription: "a year far away", status: 4) {
      try $0.append("9999999999,X,AFG,AFG,A,AZE,AZE,7,0,0,0,0,0,0,,0\n", to: population)
    },
    Hostility(testDescription: "a link to itself among the extracts", status: 0) {
      try $0.link("extracts/2025/loop", to: "loop")
      try $0.link("extracts/loop", to: ".")
      try $0.link("extracts/2024", to: "2024")
    },
    Hostility(testDescription: "files with blanks, quotes and line feeds in their names", status: 0)
    {
      try $0.folder.write("x", to: "extracts/2025/pop ulation.csv")
      try $0.folder.write("x", to: "extracts/2025/'\"\u{202E}\u{1B}[31m\n.csv")
    },
    Hostility(testDescription: "a pipe nobody names", status: 0) {
      guard mkfifo($0.folder.file("extracts/2025/pipe.csv"), 0o600) == 0 else {
        throw CocoaError(.fileWriteUnknown)
      }
    },
    Hostility(testDescription: "a pipe with the name of an extract", status: 65) {
      try $0.remove(population)
      guard mkfifo($0.folder.file(population), 0o600) == 0 else {
        throw CocoaError(.fileWriteUnknown)
      }
    },
    Hostility(testDescription: "an endless device with the name of an extract", status: 65) {
      try $0.remove(population)
      try $0.link(population, to: "/dev/zero")
    },
    Hostility(testDescription: "a configuration that is a pipe", status: 66) {
      try $0.remove("yol.yaml")
      guard mkfifo($0.folder.file("yol.yaml"), 0o600) == 0 else {
        throw CocoaError(.fileWriteUnknown)
      }
    },
    Hostility(testDescription: "a list of received files that is a pipe", status: 65) {
      guard mkfifo($0.folder.file("extracts/2025/manifest.csv"), 0o600) == 0 else {
        throw CocoaError(.fileWriteUnknown)
      }
    },
    Hostility(testDescription: "an archive of noise", status: 74) {
      try $0.folder.write(String(repeating: "noise\n", count: 5000), to: "private/archive.sqlite")
    },
  ]
}

@Suite("Hostile content")
struct HostileContentTests {
  @Test("It is answered, without a crash and without hanging", arguments: Hostility.all)
  func answered(hostility: Hostility) async throws {
    let workspace = try TestWorkspace(.figures)
    try hostility.spoil(workspace)
    let outcome = try await workspace.yol("run").run()
    #expect(!outcome.wasKilled)
    #expect(outcome.status == hostility.status, "\(outcome.standardError.prefix(2000))")
    // A mail from cron stays readable, and no name of a file drives a terminal.
    #expect(outcome.standardError.utf8.count < 20_000)
    #expect(!outcome.standardError.contains("\u{1B}"))
  }

  @Test("Labels and titles are text on the pages, whatever they hold")
  func labels() async throws {
    let workspace = try TestWorkspace(.figures)
    let hostile =
      "<script>alert(1)</script>\u{202E}عربي e\u{301}\u{327} ' & <img src=x onerror=alert(2)> {{x}} {{{y}}}"
    try workspace.replace(
      "\"Refugees in Azerbaijan at year end\"", with: "\"\(hostile)\"", in: Self.stock)
    let list = "indicators/codelists/country.csv"
    let text = String(decoding: try workspace.data(list), as: UTF8.self)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("AFG,") })
    try workspace.replace(
      String(line), with: "AFG,\"\(hostile)\",\"=cmd|' /C calc'!A0 \"\" \(hostile)\",,,", in: list)
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 0, "\(outcome.standardError)")
    var shown = 0
    for (name, bytes) in try workspace.readersSee() where name.hasSuffix(".html") {
      let page = String(decoding: bytes, as: UTF8.self)
      #expect(!page.contains("<script>alert") && !page.contains("<img src=x"), "\(name)")
      #expect(!page.contains("onerror=alert(2)>"), "\(name)")
      if page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") { shown += 1 }
    }
    #expect(shown > 2)
  }

  @Test("Formulas in text columns of extracts reach no table")
  func formulas() async throws {
    let workspace = try TestWorkspace(.figures)
    try workspace.replace(
      "2007,Afghanistan,", with: "2007,\"=HYPERLINK(\"\"http://x\"\")\",",
      in: "extracts/2025/applications.csv")
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 0, "\(outcome.standardError)")
    for (name, bytes) in try workspace.readersSee() {
      #expect(bytes.range(of: Data("HYPERLINK".utf8)) == nil, "\(name)")
    }
  }

  private static let stock = "indicators/populations/aze_refugees_stock.yaml"
}
