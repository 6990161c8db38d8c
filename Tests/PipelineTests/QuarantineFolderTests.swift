import Foundation
import Ingest
import Model
import TestSupport
import Testing

@testable import Pipeline

@Suite("QuarantineFolder")
struct QuarantineFolderTests {
  private let folder: TemporaryFolder
  private let stage: ReadingStage

  init() throws {
    folder = try TemporaryFolder()
    var contract = Contracts.contract("sample", .monthly)
    contract.limits = QuarantineLimits(rows: 2, percent: 100)
    contract.columns = [
      ColumnContract(name: "n", type: .integer, location: contract.location)
    ]
    stage = ReadingStage(
      root: folder.path,
      catalogue: Catalogue(
        areas: [], contracts: [contract], codeLists: [:], dimensions: [:], parameters: [],
        indicators: []))
  }

  private func read(_ text: String) throws -> ReadDeliveries {
    let period = try #require(ReferencePeriod("2026-10"))
    try folder.write(text, to: "extracts/2026-10/sample.csv")
    let delivery = Delivery(
      extract: "sample", period: period, path: "extracts/2026-10/sample.csv")
    return stage.read([delivery]) {}
  }

  @Test("Rows of a delivery with too many of them reach the analyst, and the finding comes first")
  func overLimit() throws {
    let read = try read("n\nu\n1\nv\nw\n")
    let hidden = PrivateFolder(root: folder.path)
    try hidden.prepare()
    let quarantine = QuarantineFolder(root: folder.path, folder: hidden)
    let notes = try quarantine.write(read.refused)
    let error = try #require(read.error(notes))
    #expect(error.status == .gateClosed)
    #expect(error.diagnostics.map(\.code) == ["EXT017", "RUN011", "EXT104", "EXT104", "EXT104"])
    let path = "private/quarantine/2026-10/sample.csv"
    #expect(error.diagnostics[1].location == Location(file: path))
    #expect(error.diagnostics[1].message == "the 3 quarantined rows are in this file")
    let text = try String(contentsOfFile: folder.file(path), encoding: .utf8)
    #expect(
      text == """
        line,column,field,reason,explanation,suggestion,original
        2,1,"n",EXT104,"this is not a whole number",,"u"
        4,1,"n",EXT104,"this is not a whole number",,"v"
        5,1,"n",EXT104,"this is not a whole number",,"w"

        """)
    #expect(try folder.mode(of: path) == 0o600)
  }

  @Test("A file that is not the one by which the run is named stops the run")
  func changed() throws {
    let read = try read("n\n1\n")
    let path = "extracts/2026-10/sample.csv"
    // SHA-256 of "n\n1\n" by sha256sum.
    let digest = "6ff2d84956e507dade83da732a88aa6fa02712d03af8c515633f674de9fd42bd"
    func known(_ digest: String) -> [String: FileDigest] {
      [path: FileDigest(path: path, digest: digest, size: 4)]
    }
    #expect(read.changed(since: known(digest)) == nil)
    let error = try #require(read.changed(since: known(String(digest.reversed()))))
    #expect(error.status == .inputOutput)
    #expect(error.diagnostics.map(\.code) == ["RUN012"])
    #expect(error.diagnostics.first?.location == Location(file: path))
  }

  @Test("A delivery without faults is read, and nothing is refused")
  func clean() throws {
    let read = try read("n\n1\n2\n")
    #expect(read.refused.isEmpty)
    #expect(read.error([]) == nil)
    #expect(read.readings.first?.reading.account.accepted == 2)
  }
}
