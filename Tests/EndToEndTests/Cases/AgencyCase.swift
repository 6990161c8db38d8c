import Foundation
import Testing

/// A file as an agency might send it, and what must become of it.
struct AgencyCase: Decodable, Sendable, CustomTestStringConvertible {
  /// One thing that must be said: a kind, and where it stands if it stands in one place.
  struct Finding: Decodable, Sendable {
    var code: String
    var line: Int?
    var column: String?
    /// The file that was delivered before.
    var of: String?
  }

  /// What must become of the rows.
  struct Rows: Decodable, Equatable, Sendable {
    var read: Int
    var accepted: Int
    var quarantined: Int
  }

  var file: String
  var verdict: String
  var findings: [Finding]
  var rows: Rows?
  /// A neighbour in the same folder.
  var previous: String?
  var records: [[String]]?
  /// Name of the folder.
  var folder = ""

  private enum CodingKeys: CodingKey {
    case file, verdict, findings, rows, previous, records
  }

  var testDescription: String { "\(folder)/\(file)" }

  /// The file that was delivered before, where the case needs one.
  var neighbour: String? { previous ?? findings.lazy.compactMap(\.of).first }

  /// The path of a file of this case's folder.
  func path(_ name: String) -> String {
    Self.root.appendingPathComponent("\(folder)/files/\(name)").path
  }

  /// Folder of the cases.
  static let root = Sample.repository.appendingPathComponent("fixtures/csvcases")

  /// The definition of their extract.
  static let definition = root.appendingPathComponent("agency.yaml").path

  /// Every case of every folder that has `cases.json`.
  static let all: [AgencyCase] = folders.flatMap { (try? read($0)) ?? [] }

  /// Folders that have `cases.json`, by name.
  static let folders: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.sorted().filter {
      FileManager.default.fileExists(atPath: root.appendingPathComponent("\($0)/cases.json").path)
    }
  }()

  /// The cases of a folder.
  static func read(_ folder: String) throws -> [AgencyCase] {
    let data = try Data(contentsOf: root.appendingPathComponent("\(folder)/cases.json"))
    return try JSONDecoder().decode([AgencyCase].self, from: data).map {
      var known = $0
      known.folder = folder
      return known
    }
  }
}
