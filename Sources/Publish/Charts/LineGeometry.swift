import Model

/// Where the parts of a line chart stand: pure numbers, no drawing.
struct LineGeometry: Hashable, Sendable {
  struct Point: Hashable, Sendable {
    let index: Int
    let x: Double
    let y: Double
    let isProvisional: Bool
  }

  /// A run of periods without a value, all for the same reason.
  struct Gap: Hashable, Sendable {
    let reason: Mark.Reading
    let from: Double
    let to: Double
    /// Whether the mark stands one line lower, clear of the mark before it.
    var isLowered = false
    var middle: Double { (from + to) / 2 }
  }

  /// Runs of points that may be joined: never over a gap, never over a break.
  let segments: [[Point]]
  /// Runs without a value.
  let gaps: [Gap]
  /// Positions of the vertical lines at breaks.
  let breaks: [Double]
  /// The value axis.
  let scale: AxisScale
  /// Indices of the periods that carry a label.
  let labelled: [Int]
  /// The horizontal lines of the target.
  let targets: [Double]

  /// Computes the places of a series and its target in a frame, with at most `labels` period labels.
  init(_ series: Series, in frame: ChartFrame, labels: Int, target: Target? = nil) {
    let bounds = target?.bounds ?? []
    let values = series.values + bounds
    let scale = LineGeometry.scale(of: values)
    let count = series.periods.count
    self.scale = scale
    segments = LineGeometry.segments(series, scale: scale, frame: frame)
    gaps = LineGeometry.gaps(series, frame: frame)
    breaks = series.breaks.sorted().map {
      (frame.x($0 - 1, of: count) + frame.x($0, of: count)) / 2
    }
    targets = bounds.map { frame.y(scale.fraction($0)) }
    let step = max(1, (count + labels - 1) / max(labels, 1))
    labelled = stride(from: count - 1, through: 0, by: -step).reversed()
  }

  /// The axis of some values: a line may leave zero out; it keeps it where zero is near anyway.
  static func scale(of values: [Double]) -> AxisScale {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    return AxisScale(covering: values, includingZero: low <= 0 || low < 0.5 * high)
  }

  private static func segments(
    _ series: Series, scale: AxisScale, frame: ChartFrame
  ) -> [[Point]] {
    var segments: [[Point]] = []
    var open: [Point] = []
    for (index, mark) in series.marks.enumerated() {
      if !open.isEmpty, mark?.value == nil || series.breaks.contains(index) {
        segments.append(open)
        open = []
      }
      guard let mark, let value = mark.value else { continue }
      open.append(
        Point(
          index: index, x: frame.x(index, of: series.marks.count),
          y: frame.y(scale.fraction(value)), isProvisional: mark.isProvisional))
    }
    return open.isEmpty ? segments : segments + [open]
  }

  private static func gaps(_ series: Series, frame: ChartFrame) -> [Gap] {
    var gaps: [Gap] = []
    var previous: Mark.Reading?
    for (index, mark) in series.marks.enumerated() {
      let x = frame.x(index, of: series.marks.count)
      let reading = mark.flatMap { $0.value == nil ? $0.reading : nil }
      if let reading, reading == previous, let last = gaps.popLast() {
        gaps.append(Gap(reason: reading, from: last.from, to: x))
      } else if let reading {
        gaps.append(Gap(reason: reading, from: x, to: x))
      }
      previous = reading
    }
    return lowered(gaps)
  }

  private static func lowered(_ gaps: [Gap]) -> [Gap] {
    var placed: [Gap] = []
    for var gap in gaps {
      if let last = placed.last, !last.isLowered, gap.middle - last.middle < 24 {
        gap.isLowered = true
      }
      placed.append(gap)
    }
    return placed
  }
}

extension Target {
  /// The values at which it is reached, the least first.
  var bounds: [Double] { [least, greatest].compactMap { $0 } }
}

/// The outer size of a chart and the part of it that data are drawn in, in user units.
struct ChartFrame: Hashable, Sendable {
  let width: Double
  let height: Double
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  /// A frame for pages as wide as a desk screen.
  static let wide = ChartFrame(width: 760, height: 300, left: 46, right: 64, top: 24, bottom: 52)
  /// A frame for pages as narrow as a telephone.
  static let narrow = ChartFrame(width: 380, height: 280, left: 40, right: 56, top: 24, bottom: 52)
  /// A frame for the small line beside a figure.
  static let small = ChartFrame(width: 120, height: 32, left: 2, right: 4, top: 4, bottom: 4)

  var baseline: Double { height - bottom }
  var innerRight: Double { width - right }

  /// The horizontal place of a period.
  func x(_ index: Int, of count: Int) -> Double {
    count > 1
      ? left + (innerRight - left) * Double(index) / Double(count - 1) : (left + innerRight) / 2
  }

  /// The vertical place of a fraction of the value axis.
  func y(_ fraction: Double) -> Double {
    baseline - (baseline - top) * fraction
  }
}
