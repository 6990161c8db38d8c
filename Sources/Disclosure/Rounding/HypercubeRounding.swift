import Digest
public import Model
import Suppression

/// Rounds the small inner cells of the hypercubes of a release, one after another in the order of time.
public struct HypercubeRounding: Sendable {
  /// What was chosen, for this release to be made again and for the next one.
  public private(set) var memory = RoundingMemory()

  private let rounding: SmallCountRounding
  private let earlier: RoundingMemory
  /// By number of a person the name under which choices are remembered.
  private let names: [UInt64]
  /// What was chosen last, by hypercube without its period.
  private var latest: [String: [UInt64: RoundingMemory.Choice]] = [:]

  /// How much an error matters in the total, in tables by one dimension, by two and by more.
  private static let weights = [8, 4, 2, 1]

  /// Prepares the rounding of a release.
  ///
  /// - Parameters:
  ///   - base: what small counts are rounded to, 3 or 5.
  ///   - secret: bytes that readers cannot know, the same for all releases.
  ///   - personKeys: by number of a person the key in the register.
  ///   - memory: what was chosen before.
  public init(base: Int, secret: [UInt8], personKeys: [String], memory: RoundingMemory) {
    rounding = SmallCountRounding(base: base, secret: secret)
    earlier = memory
    names = personKeys.map { key in
      SHA256.hash(secret + [1] + Array(key.utf8)).utf8.prefix(16).reduce(0) { sum, digit in
        sum << 4 | UInt64(digit < 58 ? digit &- 48 : digit &- 87)
      }
    }
  }

  /// The counts of a hypercube's inner cells after rounding.
  public mutating func counts(of cube: PlannedHypercube) -> [Int] {
    let (name, dated) = (cube.name, "\(cube.name)-\(cube.period)")
    latest[name, default: [:]].merge(earlier.choices[dated] ?? [:]) { _, stored in stored }
    var small = SmallCountCube(
      weights: cube.depths.map { Self.weights[min($0, Self.weights.count - 1)] })
    for cell in cube.cells {
      small.add(
        .init(
          count: cell.count, contributors: cell.contributors,
          carried: carried(cell, latest[name] ?? [:])),
        to: cell.margins.lazy.map { Int($0) })
    }
    let counts = rounding.rounded(small, name: dated)
    remember(counts, of: cube, name, dated)
    return counts
  }

  /// How many units the persons of a cell were taken for; nil where that is not known of all.
  private func carried(
    _ cell: PlannedHypercube.InnerCell, _ latest: [UInt64: RoundingMemory.Choice]
  ) -> Int? {
    guard isSmall(cell), cell.members.count == cell.contributors else { return nil }
    var sum = 0.0
    for member in cell.members {
      guard let name = name(of: member), let choice = latest[name] else { return nil }
      sum += Double(choice.counted) * Double(member.units) / Double(choice.units)
    }
    return Int(exactly: sum.rounded())
  }

  private mutating func remember(
    _ counts: [Int], of cube: PlannedHypercube, _ name: String, _ dated: String
  ) {
    var chosen: [UInt64: RoundingMemory.Choice] = [:]
    for (cell, count) in zip(cube.cells, counts) where isSmall(cell) {
      var units = 0
      for member in cell.members where member.units > 0 {
        guard let name = self.name(of: member) else { continue }
        // What the cell was taken for is divided among its persons, so that it stays together when they part.
        let before = share(of: count, units, cell.count)
        units += member.units
        let counted = share(of: count, units, cell.count) - before
        let known = chosen[name] ?? .init(counted: 0, units: 0)
        chosen[name] = .init(
          counted: known.counted &+ counted, units: known.units &+ member.units)
      }
    }
    latest[name, default: [:]].merge(chosen) { _, new in new }
    if !chosen.isEmpty { memory.choices[dated] = chosen }
  }

  private func share(of count: Int, _ units: Int, _ all: Int) -> Int {
    let product = count.multipliedReportingOverflow(by: units)
    return all > 0 && !product.overflow ? product.partialValue / all : 0
  }

  private func isSmall(_ cell: PlannedHypercube.InnerCell) -> Bool {
    cell.count > 0 && (cell.count < rounding.base || cell.contributors < rounding.base)
  }

  private func name(of member: PlannedHypercube.Member) -> UInt64? {
    names.indices.contains(member.person) ? names[member.person] : nil
  }
}

extension PlannedHypercube {
  /// What it is called in the names of files.
  fileprivate var name: String {
    switch unit {
    case .rows: extract
    case .persons: "\(extract)-persons"
    case .values(let indicator): "\(extract)-values-\(indicator)"
    case .amounts(let indicator): "\(extract)-amounts-\(indicator)"
    }
  }
}
