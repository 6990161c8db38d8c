import Foundation
import TestSupport
import Testing

/// `yol protect`, and those who check what it made: the certificate, and the attack.
@Suite("ProtectCommand")
struct ProtectCommandTests {
  private static let cases: [String] = {
    let folder = Sample.repository.appendingPathComponent("fixtures/disclosure/truth").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter {
      FileManager.default.fileExists(atPath: "\(folder)/\($0)/spec.json")
    }.sorted()
  }()

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func yol(_ arguments: String...) async throws -> Outcome {
    try await Program(arguments: arguments, folder: folder.path).run()
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: folder.file(name)))
  }

  /// Copies a case into the folder: its specification and its truth.
  private func copy(_ name: String) throws {
    let place = Sample.repository.appendingPathComponent("fixtures/disclosure/truth/\(name)").path
    for (file, copy) in [("spec.json", "spec.json"), ("now", "truth")] {
      try FileManager.default.copyItem(atPath: "\(place)/\(file)", toPath: folder.file(copy))
    }
  }

  @Test(
    "What is protected is proven, and neither readers nor lone persons find anything",
    arguments: cases)
  func protected(name: String) async throws {
    try copy(name)
    let made = try await yol("protect", "--spec", "spec.json", "truth", "out")
    #expect(made.status == 0, "\(made.standardError)")
    let proven = try await yol("verify", "--disclosure", "--spec", "spec.json", "out")
    #expect(proven.status == 0, "\(proven.standardOutput)")
    let attack = try await yol("attack", "--spec", "spec.json", "out", "--truth", "truth")
    #expect(attack.status == 0, "\(attack.standardOutput)")
  }

  @Test("Certificate and seed are for their owner alone, and the same seed gives the same bytes")
  func seed() async throws {
    try copy("07_hierarchy")
    #expect(try await yol("protect", "--spec", "spec.json", "truth", "one").status == 0)
    for name in ["one.certificate", "one.seed"] {
      #expect(try folder.mode(of: name) == 0o600)
    }
    let again = try await yol(
      "protect", "--spec", "spec.json", "--seed-file", "one.seed", "truth", "other")
    #expect(again.status == 0)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.file("one")) {
      #expect(try bytes("one/\(name)") == bytes("other/\(name)"))
    }
  }

  @Test("A number put back by hand is noticed by the certificate and by the attack")
  func putBack() async throws {
    try copy("02_rectangle_ok")
    #expect(try await yol("protect", "--spec", "spec.json", "truth", "out").status == 0)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.file("truth")) {
      try folder.write(bytes("truth/\(name)"), to: "out/\(name)")
    }
    let proven = try await yol("verify", "--disclosure", "--spec", "spec.json", "out")
    #expect(proven.status == 4)
    #expect(try await yol("attack", "--spec", "spec.json", "out").status == 4)
  }

  @Test("Output that is there already is left as it is")
  func exists() async throws {
    try copy("02_rectangle_ok")
    try folder.write("mine\n", to: "out/note.txt")
    let outcome = try await yol("protect", "--spec", "spec.json", "truth", "out")
    #expect(outcome.status == 73)
    #expect(try bytes("out/note.txt") == Data("mine\n".utf8))
  }
}
