import Attack
import Foundation
import TestSupport

/// A release that a test writes, and the attack on it.
struct SmallRelease {
  var specification: String
  var files: [String: String]
  var priors: [[String: String]] = []
  var truth: [String: String]?
  var options = AttackOptions()

  /// A release of one table.
  init(_ specification: String, _ table: String) {
    self.init(specification, files: ["t.csv": table])
  }

  /// A release of several files.
  init(_ specification: String, files: [String: String]) {
    self.specification = specification
    self.files = files
    options.wantsIntervals = true
  }

  func attack() throws -> AttackReport {
    let folder = try TemporaryFolder()
    try write(files, to: "now", in: folder)
    for (index, prior) in priors.enumerated() {
      try write(prior, to: "prior\(index)", in: folder)
    }
    var options = options
    if let truth {
      try write(truth, to: "truth", in: folder)
      options.truth = folder.file("truth")
    }
    return try Attacker(
      specification: Array(specification.utf8), folder: folder.file("now"),
      priors: priors.indices.map { folder.file("prior\($0)") }, options: options
    ).report()
  }

  private func write(
    _ files: [String: String], to name: String, in folder: TemporaryFolder
  ) throws {
    for (file, text) in files { try folder.write(text, to: "\(name)/\(file)") }
  }
}

extension AttackReport {
  /// Number of findings by kind.
  var counts: [String: Int] {
    Dictionary(uniqueKeysWithValues: kinds.map { ($0.kind.rawValue, $0.count) })
  }

  /// Recovered cells with their values.
  var recovered: [String: Double] {
    Dictionary(exact.map { ($0.cell, $0.value) }) { first, _ in first }
  }

  /// What remains possible of a cell; infinity where there is no limit.
  func interval(_ cell: String) -> [Double]? {
    intervals.first { $0.cell == cell }.map { [$0.least, $0.greatest ?? .infinity] }
  }
}
