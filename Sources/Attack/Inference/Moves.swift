/// Looks for whole releases beside one that is known.
///
/// The least change of a whole release that moves one cell, in absolute differences, touches few cells, and is nearly
/// always whole; a solution of a programme over all cells seldom is. It is a programme as well, in how much each column
/// grows and how much it shrinks, and is solved in as many steps as columns change.
struct Moves: ~Copyable {
  private let rows: ComponentRows
  private let programme: Programme
  private let low: [Double]
  private let high: [Double]
  private var changes: [Double]
  private var count: Int { low.count }

  /// Prepares to look; nil where there is no solver.
  init?(_ rows: ComponentRows, low: [Double], high: [Double]) {
    let zeros = [Double](repeating: 0, count: 2 * low.count)
    let changes = ComponentRows(changesOf: rows, columns: low.count)
    guard let programme = Programme(changes, low: zeros, high: zeros) else { return nil }
    self.rows = rows
    self.programme = programme
    self.low = low
    self.high = high
    self.changes = zeros
  }

  /// The release nearest to another one in which a column has moved; nil where the solver does not say.
  ///
  /// The seed says which of several releases that are about as near is preferred. It need not be whole.
  mutating func release(
    near known: [Double], moving column: Int, by distance: Double, seed: UInt64
  ) -> [Double]? {
    for other in 0..<count {
      let up = other == column ? max(0, distance) : min(high[other] - known[other], Self.farthest)
      let down = other == column ? max(0, -distance) : min(known[other] - low[other], Self.farthest)
      programme.setBounds(other, other == column ? up : 0, max(0, up))
      programme.setBounds(count + other, other == column ? down : 0, max(0, down))
      let random = Double(mixed(seed ^ UInt64(truncatingIfNeeded: other)) >> 44) / 1_048_576
      programme.setCost(other, 1 + random / 4)
      programme.setCost(count + other, 1 + random / 4)
    }
    for row in 0..<rows.count {
      let sum = rows.sum(row, known)
      programme.setRow(row, min(0, rows.least[row] - sum), max(0, rows.greatest[row] - sum))
    }
    guard case .optimal = programme.minimiseAnew() else { return nil }
    programme.solution(into: &changes)
    return (0..<count).map { known[$0] + changes[$0] - changes[count + $0] }
  }

  /// Columns do not move farther.
  private static let farthest = 1e6
}
