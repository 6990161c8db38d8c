import Model
import Testing

@testable import Publish

@Suite("LineGeometry") struct LineGeometryTests {
  private static let frame = ChartFrame(
    width: 110, height: 120, left: 0, right: 10, top: 10, bottom: 10)

  private func series(_ marks: [Mark?], breaks: Set<Int> = []) -> Series {
    let first = Sample.month("2026-01")
    return Series(
      periods: marks.indices.map { first.advanced(by: $0) }, marks: marks, breaks: breaks)
  }

  @Test("places values on the scale: 0 at the bottom, the upper tick at the top")
  func places() {
    let geometry = LineGeometry(
      series([Mark(.value(0)), Mark(.value(50)), Mark(.value(100))]), in: Self.frame, labels: 3)
    #expect(geometry.segments.map { $0.map(\.x) } == [[0, 50, 100]])
    #expect(geometry.segments.map { $0.map(\.y) } == [[110, 60, 10]])
    #expect(geometry.labelled == [0, 1, 2])
  }

  @Test("never joins points over a gap or a break")
  func interruptions() {
    let value = Mark(.value(1))
    let marks: [Mark?] = [value, value, nil, value, value, Mark(.absent(.notPublished)), value]
    let geometry = LineGeometry(series(marks, breaks: [4]), in: Self.frame, labels: 2)
    #expect(geometry.segments.map { $0.map(\.index) } == [[0, 1], [3], [4], [6]])
    #expect(geometry.breaks.count == 1)
  }

  @Test("joins neighbouring gaps of the same reason only")
  func gaps() {
    let hidden = Mark(.absent(.notPublished))
    let missing = Mark(.absent(.sourceMissing))
    let value = Mark(.value(1))
    let geometry = LineGeometry(
      series([hidden, hidden, missing, nil, missing, value]), in: Self.frame, labels: 2)
    #expect(geometry.gaps.map(\.from) == [0, 40, 80])
    #expect(geometry.gaps.map(\.to) == [20, 40, 80])
    #expect(
      geometry.gaps.map(\.reason)
        == [.absent(.notPublished), .absent(.sourceMissing), .absent(.sourceMissing)])
  }

  @Test("leaves zero out only where the values are far from it")
  func zero() {
    #expect(LineGeometry.scale(of: [10, 90]).lower == 0)
    #expect(LineGeometry.scale(of: [80, 90]).lower > 0)
    #expect(LineGeometry.scale(of: [-1, 90]).lower < 0)
    #expect(LineGeometry.scale(of: []).lower == 0)
    // One value alone is high or low beside zero only.
    #expect(LineGeometry.scale(of: [14, 14]).lower == 0)
  }
}
