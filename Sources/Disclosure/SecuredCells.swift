import Model
import Suppression

/// A release of which it has been decided what is shown.
struct SecuredCells {
  /// All cells with what links them.
  let assembly: ReleaseAssembly
  /// The same with what readers know of them.
  let system: LinkedSystem
  /// Which of them are hidden, with the proof.
  let suppression: Suppression
  /// What readers know of them with this release.
  var record: ReleaseRecord
  /// Observations whose value is not shown.
  let hidden: Set<CellReference>

  /// What is shown of one observation.
  struct Showing {
    var value: Bool
    var numerator: Bool
    var denominator: Bool
    var coverage: Bool
  }

  /// What is shown of an observation.
  func showing(_ place: CellReference) -> Showing {
    let row = assembly.cells.rows[place.dataset][place.observation]
    let value = !hidden.contains(place)
    let coverage = row.behindCoverage
    return Showing(
      value: value, numerator: isPrinted(row.numerator, otherwise: value),
      denominator: isPrinted(row.denominator, otherwise: value),
      coverage: !coverage.isEmpty && coverage.allSatisfy { isPrinted($0, otherwise: false) })
  }

  private func isPrinted(_ cell: Int, otherwise: Bool) -> Bool {
    cell < 0 ? otherwise : !suppression.isHidden[cell]
  }
}
