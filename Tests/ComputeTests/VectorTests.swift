import Model
import Testing

@testable import Compute

@Suite("Vector")
struct VectorTests {
  @Test("Truth follows Kleene's tables")
  func kleene() {
    let (no, yes, unknown) = (Truth.no, Truth.yes, Truth.unknown)
    let values = [no, yes, unknown]
    let and = values.map { left in values.map { Truth.and(left, $0) } }
    let or = values.map { left in values.map { Truth.or(left, $0) } }
    #expect(and == [[no, no, no], [no, yes, unknown], [no, unknown, unknown]])
    #expect(or == [[no, yes, unknown], [yes, yes, yes], [unknown, yes, unknown]])
    #expect(values.map(Truth.not) == [yes, no, unknown])
  }

  @Test("Real numbers keep their order as bits, both zeros at one place")
  func ordered() {
    let rising = [-1e300, -2.5, -1e-300, 0, 1e-300, 1, 2.5, 1e300]
    let bits = Vector.real(rising).ordered
    #expect(zip(bits, bits.dropFirst()).allSatisfy { $0 < $1 })
    #expect(Vector.real([-0.0]).ordered == Vector.real([0.0]).ordered)
    #expect(Vector.real([.nan]).ordered == [Column.missingWide])
  }

  @Test("Rows that are not there have missing values in every layout")
  func gathered() {
    #expect(Vector.exact([7, 8]).gathered([1, -1]).exact == [8, Column.missingWide])
    #expect(Vector.truth([1, 0]).gathered([-1, 0]).truth == [Truth.unknown, Truth.yes])
    #expect(Vector.real([1.5]).gathered([0, -1]).real.map(\.isNaN) == [false, true])
    #expect(Vector.exact([7, 8]).keeping { $0 == 0 }.exact == [7, Column.missingWide])
  }
}

@Suite("CellLayout")
struct CellLayoutTests {
  @Test("Cells and positions name each other, codes outside the list are unknown")
  func inverse() throws {
    let dimensions = ["sex", "district", "band"].compactMap { ComputeWorkspace.dimensions[$0] }
    let layout = CellLayout(breakdowns: [["district"], ["band", "sex"]], dimensions: dimensions)
    // The total, 3 districts and unknown, and 4 bands times 3 sexes.
    #expect(layout.count == 1 + 4 + 12)
    let codes: [[Int64]] = [[0, 1, 9], [2, Column.missingWide, -3], [0, 2, Column.missingWide]]
    let cells = layout.stretches.map { layout.cells(codes, in: $0, count: 3) }
    let positions = zip(layout.stretches, cells).map { stretch, cells in
      cells.map { layout.position(of: Int($0), in: stretch, dimensionCount: 3) }
    }
    #expect(positions[0].map { $0[1] } == [.code(2), .unknown, .unknown])
    #expect(positions[1].map { $0[0] } == [.code(0), .code(1), .unknown])
    #expect(positions[1].map { $0[2] } == [.code(0), .code(2), .unknown])
    #expect(positions[1].allSatisfy { $0[1] == .total })
    let own = layout.ownCells(
      [[Column.missingWide, 0], [1, 1], [Column.missingWide, 1]], count: 2)
    #expect(own == [2, -1])
  }
}
