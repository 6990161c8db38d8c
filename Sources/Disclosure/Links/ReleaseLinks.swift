import Model
import Suppression

/// The linked system of a release while it is put together: the cells that tables show, then those that no
/// table shows but that follow from them.
struct ReleaseLinks {
  /// What a cell is that no table shows.
  enum Unprinted: Hashable, Sendable {
    /// A cell less another one, which counts some of its units.
    case difference(of: Int, less: Int)
    /// What is left of a total without the parts that tables show.
    case rest(of: Int)
    /// The value of a formula.
    case formula(String, period: Int)
  }

  /// What every sum and difference of whole cells is like.
  let width: LinkedSystem.Need
  /// Counts of 1 to one less are sensitive.
  let threshold: Int
  /// Number of cells that tables show.
  let shown: Int
  private(set) var system: LinkedSystem
  /// The cells that no table shows, in order.
  private(set) var unprinted: [Unprinted] = []
  /// Sums of parts that are greater than their total: no relation at all.
  private(set) var broken = 0
  private var known: Set<[Int]> = []

  /// Starts with the cells of a release.
  init(_ cells: [ReleaseCell], _ policy: DisclosurePolicy) {
    threshold = policy.threshold
    width = LinkedSystem.Need(width: policy.width)
    shown = cells.count
    system = LinkedSystem(cells: cells.map(\.linked), relations: [])
  }

  /// The true value of a cell.
  func value(_ cell: Int) -> Int { system.cells[cell].value }

  /// Notes that readers know a part to be none because its total is none: nothing can hide it.
  mutating func knowZero(_ part: Int) {
    guard system.cells[part].value == 0 else { return }
    system.cells[part].standing = .known
    system.cells[part].need = nil
  }

  /// States that a total is the sum of its parts, or of these and a rest that no table shows.
  ///
  /// - Parameters:
  ///   - total: the cell of all.
  ///   - parts: cells that do not overlap.
  ///   - tolerance: how far rounding may put the sum off; nil where numbers are whole.
  ///   - isCount: whether a small rest is one of few persons.
  ///   - isComplete: whether readers know that there is nobody beside the parts.
  mutating func state(
    _ total: Int, isSumOf parts: [Int], tolerance: Int? = nil, isCount: Bool = true,
    isComplete: Bool = true
  ) {
    let parts = parts.filter { $0 != total && !isZero($0) }
    if isZero(total) {
      for part in parts { knowZero(part) }
    }
    guard !isZero(total), !parts.isEmpty,
      known.insert([total, isComplete ? 1 : 0] + parts.sorted()).inserted
    else {
      return
    }
    var rest = value(total)
    for part in parts {
      let (difference, overflow) = rest.subtractingReportingOverflow(value(part))
      guard !overflow else { return }
      rest = difference
    }
    var relation = LinkedSystem.Relation(total: total, parts: parts)
    if rest != 0 || !isComplete {
      let isRounding = isComplete && tolerance.map { abs(rest) <= $0 } ?? false
      guard rest >= 0 || isRounding else {
        broken += 1
        return
      }
      let bound = isRounding ? tolerance : nil
      let cell = add(
        .rest(of: total), value: rest, least: bound.map { -$0 } ?? 0, greatest: bound,
        isSensitive: isCount && !isRounding)
      relation.terms.append(.init(cell: cell, coefficient: -1))
    }
    system.relations.append(relation)
  }

  /// States that a cell counts some of the units of another one.
  ///
  /// - Parameters:
  ///   - part: the smaller group.
  ///   - whole: the greater group.
  ///   - isShared: whether a share of the two is shown, so that none and all are always shown.
  ///   - isCount: whether their difference is a number of persons or units.
  ///   - isAlike: whether it must stay uncertain that there is no difference.
  mutating func state(
    _ part: Int, isPartOf whole: Int, isShared: Bool, isCount: Bool, isAlike: Bool = false
  ) {
    if isZero(whole) { knowZero(part) }
    guard part != whole, !isZero(part), !isZero(whole) else { return }
    let (rest, overflow) = value(whole).subtractingReportingOverflow(value(part))
    guard !overflow, rest >= 0 else {
      broken += 1
      return
    }
    let cell = add(
      .difference(of: whole, less: part), value: rest, least: isShared && rest > 0 ? 1 : 0,
      isKnown: isShared && rest == 0, isSensitive: isCount, isAlike: isAlike)
    system.relations.append(LinkedSystem.Relation(total: whole, parts: [part, cell]))
  }

  /// States that two cells of different tables are the same number, or anything else that adds up to zero.
  mutating func state(_ terms: [LinkedSystem.Term]) {
    let (sum, overflow) = terms.reduce((0, false)) { sum, term in
      let (product, first) = value(term.cell).multipliedReportingOverflow(by: term.coefficient)
      let (next, second) = sum.0.addingReportingOverflow(product)
      return (next, sum.1 || first || second)
    }
    guard !overflow, sum == 0 else {
      broken += 1
      return
    }
    system.relations.append(LinkedSystem.Relation(terms))
  }

  /// Adds a cell that no table shows.
  mutating func add(
    _ what: Unprinted, value: Int, least: Int?, greatest: Int? = nil, isKnown: Bool = false,
    isSensitive: Bool = false, isAlike: Bool = false
  ) -> Int {
    let isSmall = isSensitive && (1..<threshold).contains(value)
    let need = isSmall || (isAlike && value == 0) ? width : nil
    unprinted.append(what)
    system.cells.append(
      LinkedSystem.Cell(
        value: value, least: least, greatest: greatest, need: need,
        standing: isKnown ? .known : .unprinted))
    return system.cells.count - 1
  }

  /// Whether a cell is a zero that readers know.
  func isZero(_ cell: Int) -> Bool {
    system.cells[cell].value == 0 && system.cells[cell].standing == .known
  }
}
