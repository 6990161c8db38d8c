import Model

/// Draws categories of one period as horizontal bars that begin at zero.
struct BarChart: Sendable {
  /// One category with its reading.
  struct Bar: Hashable, Sendable {
    let label: String
    let mark: Mark
  }

  let bars: [Bar]
  let identifier: String
  let title: String
  let description: String
  let decimals: Int
  let language: Language

  /// Where the parts of the chart stand: pure numbers, no drawing.
  struct Geometry: Hashable, Sendable {
    static let width = 400.0
    static let rowHeight = 26.0
    static let top = 4.0
    let labelWidth: Double
    let scale: AxisScale
    let zero: Double
    /// Left end and width of each bar; nil where there is no value.
    let spans: [Span?]

    struct Span: Hashable, Sendable {
      let start: Double
      let width: Double
    }

    init(_ bars: [Bar]) {
      let values = bars.compactMap(\.mark.value)
      let scale = AxisScale(covering: values, includingZero: true)
      let longest = bars.map(\.label.count).max() ?? 0
      let labelWidth = min(max(Double(longest) * 7.2 + 20, 60), 176)
      let hasNegative = values.contains { $0 < 0 }
      let left = labelWidth + (hasNegative ? 50 : 0)
      let inner = Geometry.width - left - 58
      let zero = left + inner * scale.fraction(0)
      self.scale = scale
      self.labelWidth = labelWidth
      self.zero = zero
      spans = bars.map { bar in
        bar.mark.value.map {
          let end = left + inner * scale.fraction($0)
          return Span(start: min(zero, end), width: abs(end - zero))
        }
      }
    }

    var height: Double { Geometry.top * 2 + Geometry.rowHeight * Double(spans.count) }
  }

  /// The chart as an SVG element.
  var markup: Markup {
    let geometry = Geometry(bars)
    let rows = bars.indices.flatMap { row($0, geometry) }
    let axis = Markup(
      "line",
      [
        "class": "axis", "x1": coordinate(geometry.zero), "x2": coordinate(geometry.zero),
        "y1": "0", "y2": coordinate(geometry.height),
      ])
    return Markup(
      "svg",
      [
        "class": "chart bar-chart", "role": "img",
        "viewBox": "0 0 \(coordinate(Geometry.width)) \(coordinate(geometry.height))",
        "aria-labelledby": "\(identifier)-title \(identifier)-desc",
      ],
      [
        Markup("title", ["id": "\(identifier)-title"], text: title),
        Markup("desc", ["id": "\(identifier)-desc"], text: description),
      ] + rows + [axis])
  }

  private func row(_ index: Int, _ geometry: Geometry) -> [Markup] {
    let bar = bars[index]
    let y = Geometry.top + Geometry.rowHeight * Double(index)
    let name = label(
      shortened(bar.label, to: geometry.labelWidth), "tick end", x: geometry.labelWidth - 8,
      y: y + 17)
    switch bar.mark.reading {
    case .absent(let reason):
      return [name, label(reason.mark, "mark start", x: geometry.zero + 6, y: y + 17)]
    case .value(let value):
      guard let span = geometry.spans[index] else { return [name] }
      return [
        name, rectangle(bar.mark, span, y: y), number(bar.mark, isNegative: value < 0, span, y: y),
      ]
    }
  }

  private func rectangle(_ mark: Mark, _ span: Geometry.Span, y: Double) -> Markup {
    Markup(
      "rect",
      [
        "class": mark.isProvisional ? "bar hollow" : "bar", "x": coordinate(span.start),
        "y": coordinate(y + 4), "width": coordinate(span.width), "height": "18",
      ])
  }

  private func number(
    _ mark: Mark, isNegative: Bool, _ span: Geometry.Span, y: Double
  ) -> Markup {
    let text = mark.text(decimals: decimals, language)
    return isNegative
      ? label(text, "value end", x: span.start - 5, y: y + 17)
      : label(text, "value start", x: span.start + span.width + 5, y: y + 17)
  }

  private func shortened(_ text: String, to width: Double) -> String {
    let room = Int((width - 20) / 7.2) + 1
    return text.count > room ? text.prefix(max(1, room - 1)) + "…" : text
  }

  private func label(_ text: String, _ style: String, x: Double, y: Double) -> Markup {
    Markup("text", ["class": style, "x": coordinate(x), "y": coordinate(y)], text: text)
  }
}
