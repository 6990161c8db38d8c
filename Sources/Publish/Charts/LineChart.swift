import Model

/// Draws a series as a line: gaps for missing values, marks on the axis for hidden ones, a labelled
/// line at breaks, hollow points for provisional values.
struct LineChart: Sendable {
  let series: Series
  let frame: ChartFrame
  let identifier: String
  let title: String
  let description: String
  let decimals: Int
  let language: Language
  var target: Target?

  /// The chart as an SVG element.
  var markup: Markup {
    let geometry = LineGeometry(series, in: frame, labels: frame == .wide ? 7 : 4, target: target)
    return Markup(
      "svg",
      [
        "class": "chart line-chart \(frame == .wide ? "wide" : "narrow")", "role": "img",
        "viewBox": "0 0 \(coordinate(frame.width)) \(coordinate(frame.height))",
        "aria-labelledby": "\(identifier)-title \(identifier)-desc",
      ],
      [
        Markup("title", ["id": "\(identifier)-title"], text: title),
        Markup("desc", ["id": "\(identifier)-desc"], text: description),
      ] + grid(geometry) + targetLines(geometry) + periodLabels(geometry) + breaks(geometry)
        + gaps(geometry) + lines(geometry) + lastValue(geometry))
  }

  private func grid(_ geometry: LineGeometry) -> [Markup] {
    geometry.scale.ticks.flatMap { tick in
      let y = frame.y(geometry.scale.fraction(tick))
      let text = NumberFormat(language: language).text(tick, decimals: geometry.scale.decimals)
      return [
        Markup(
          "line",
          [
            "class": tick == 0 ? "axis" : "grid", "x1": coordinate(frame.left - 6),
            "x2": coordinate(frame.innerRight), "y1": coordinate(y), "y2": coordinate(y),
          ]),
        label(text, "tick end", x: frame.left - 10, y: y + 4),
      ]
    }
  }

  /// A band between the two sides of a range, and a line at each side.
  private func targetLines(_ geometry: LineGeometry) -> [Markup] {
    guard let target, let top = geometry.targets.min(), let bottom = geometry.targets.max() else {
      return []
    }
    let band = Markup(
      "rect",
      [
        "class": "target-band", "x": coordinate(frame.left), "y": coordinate(top),
        "width": coordinate(frame.innerRight - frame.left), "height": coordinate(bottom - top),
      ])
    let lines = geometry.targets.map { y in
      Markup(
        "line",
        [
          "class": "target", "x1": coordinate(frame.left), "x2": coordinate(frame.innerRight),
          "y1": coordinate(y), "y2": coordinate(y),
        ])
    }
    let text = "\(Word.target[language]): \(targetText(target))"
    return (bottom > top ? [band] : []) + lines
      + [label(text, "target-label start", x: frame.left + 4, y: top - 6)]
  }

  private func targetText(_ target: Target) -> String {
    let format = NumberFormat(language: language)
    let text = { (value: Double) in
      format.text(value, decimals: value == value.rounded() ? 0 : decimals)
    }
    return switch (target.least.map(text), target.greatest.map(text)) {
    case (let least?, let greatest?): "\(least)–\(greatest)"
    case (let least?, nil): "≥\u{A0}\(least)"
    case (nil, let greatest): "≤\u{A0}\(greatest ?? "")"
    }
  }

  private func periodLabels(_ geometry: LineGeometry) -> [Markup] {
    geometry.labelled.flatMap { index in
      let x = frame.x(index, of: series.periods.count)
      let text = PeriodFormat(language: language).short(series.periods[index])
      return [
        Markup(
          "line",
          [
            "class": "axis", "x1": coordinate(x), "x2": coordinate(x),
            "y1": coordinate(frame.baseline + 26), "y2": coordinate(frame.baseline + 30),
          ]),
        label(text, "tick middle", x: x, y: frame.baseline + 45),
      ]
    }
  }

  private func breaks(_ geometry: LineGeometry) -> [Markup] {
    geometry.breaks.flatMap { x in
      [
        Markup(
          "line",
          [
            "class": "break", "x1": coordinate(x), "x2": coordinate(x),
            "y1": coordinate(frame.top - 8), "y2": coordinate(frame.baseline),
          ]),
        label(Word.seriesBreak[language], "break-label middle", x: x, y: frame.top - 12),
      ]
    }
  }

  private func gaps(_ geometry: LineGeometry) -> [Markup] {
    geometry.gaps.flatMap { gap -> [Markup] in
      guard case .absent(let reason) = gap.reason else { return [] }
      let y = coordinate(frame.baseline)
      return [
        Markup(
          "line",
          [
            "class": "gap", "x1": coordinate(gap.from - 5), "x2": coordinate(gap.to + 5), "y1": y,
            "y2": y,
          ]),
        label(
          reason.mark, "mark middle", x: gap.middle,
          y: frame.baseline + (gap.isLowered ? 27 : 14)),
      ]
    }
  }

  private func lines(_ geometry: LineGeometry) -> [Markup] {
    geometry.segments.flatMap { segment -> [Markup] in
      let firm = segment.prefix { !$0.isProvisional }
      let open = segment.dropFirst(max(0, firm.count - 1))
      return path(Array(firm), "line")
        + path(firm.count < segment.count ? Array(open) : [], "line open")
        + segment.filter { $0.isProvisional || segment.count == 1 || $0.index == lastIndex }.map(
          dot)
    }
  }

  private var lastIndex: Int? { series.marks.lastIndex { $0?.value != nil } }

  private func path(_ points: [LineGeometry.Point], _ style: String) -> [Markup] {
    guard points.count > 1 else { return [] }
    let text = points.map { "\(coordinate($0.x)),\(coordinate($0.y))" }.joined(separator: " ")
    return [Markup("polyline", ["class": style, "points": text])]
  }

  private func dot(_ point: LineGeometry.Point) -> Markup {
    Markup(
      "circle",
      [
        "class": point.isProvisional ? "dot hollow" : "dot", "cx": coordinate(point.x),
        "cy": coordinate(point.y), "r": "4",
      ])
  }

  private func lastValue(_ geometry: LineGeometry) -> [Markup] {
    guard let point = geometry.segments.last?.last, let mark = series.marks[point.index] else {
      return []
    }
    let text = mark.text(decimals: decimals, language)
    return [label(text, "value start", x: point.x + 10, y: point.y + 5)]
  }

  private func label(_ text: String, _ style: String, x: Double, y: Double) -> Markup {
    Markup("text", ["class": style, "x": coordinate(x), "y": coordinate(y)], text: text)
  }
}

/// A coordinate with at most one decimal place.
func coordinate(_ value: Double) -> String {
  let text = String(decoding: DecimalText.digits(value, decimals: 1), as: UTF8.self)
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
