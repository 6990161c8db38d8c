/// Draws the small line beside a figure: decoration, hidden from assistive technology.
struct Sparkline: Sendable {
  let series: Series

  /// The line as an SVG element, or nil where there is nothing to join.
  var markup: Markup? {
    let frame = ChartFrame.small
    let segments = LineGeometry(series, in: frame, labels: 1).segments
    guard let last = segments.last?.last, segments.contains(where: { $0.count > 1 }) else {
      return nil
    }
    let lines = segments.filter { $0.count > 1 }.map { segment in
      Markup(
        "polyline",
        [
          "class": "line",
          "points": segment.map { "\(coordinate($0.x)),\(coordinate($0.y))" }
            .joined(separator: " "),
        ])
    }
    let dot = Markup(
      "circle", ["class": "dot", "cx": coordinate(last.x), "cy": coordinate(last.y), "r": "2.5"])
    return Markup(
      "svg",
      [
        "class": "spark", "aria-hidden": "true", "focusable": "false", "viewBox": "0 0 120 32",
        "width": "120", "height": "32",
      ], lines + [dot])
  }
}
