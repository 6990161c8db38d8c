import Model

/// A table with a caption, headings and rows, in a frame that scrolls where the page is narrow.
///
/// Tables are element trees like charts: they are most of a page, and a template would take ten
/// times as long for them.
struct TableView: Sendable {
  /// A heading.
  struct Column: Sendable {
    let text: String
    let isNumber: Bool
  }

  /// A cell: text with how it is set.
  struct Cell: Sendable {
    let text: String
    let style: String
    /// The text in words, where it is a mark.
    var words: String?

    /// A number, set to the right.
    static func number(_ text: String) -> Cell { Cell(text: text, style: "num") }
    /// A mark instead of a number.
    static func mark(_ text: String) -> Cell { Cell(text: text, style: "num mark") }
    /// The mark of a hidden number, and between which numbers it lies where that is known.
    static func hidden(_ range: String?, _ language: Language) -> Cell {
      let mark = AbsenceReason.notPublished.mark
      return Cell(
        text: range.map { "\(mark)\u{A0}\($0)" } ?? mark, style: "num mark",
        words: RangeText(language: language).hidden(range))
    }
    /// Words.
    static func words(_ text: String) -> Cell { Cell(text: text, style: "text") }
  }

  /// A row with its own heading.
  struct Row: Sendable {
    let label: String
    let cells: [Cell]
    var isTotal = false
  }

  let caption: String
  let columns: [Column]
  let rows: [Row]

  /// The table as an element.
  var markup: Markup {
    Markup(
      "div", ["class": "scroll", "role": "region", "tabindex": "0", "aria-label": caption],
      [
        Markup(
          "table", [:],
          [
            Markup("caption", [:], [Markup("span", [:], text: caption)]),
            Markup("thead", [:], [Markup("tr", [:], columns.map(heading))]),
            Markup("tbody", [:], rows.map(row)),
          ])
      ])
  }

  private func heading(_ column: Column) -> Markup {
    Markup("th", ["scope": "col", "class": column.isNumber ? "num" : "text"], text: column.text)
  }

  private func row(_ row: Row) -> Markup {
    let cells = row.cells.map { cell in
      cell.words.map { Markup("td", ["class": cell.style, "title": $0], text: cell.text) }
        ?? Markup("td", ["class": cell.style], text: cell.text)
    }
    let heading = Markup("th", ["scope": "row"], text: row.label)
    return Markup("tr", row.isTotal ? ["class": "total"] : [:], [heading] + cells)
  }
}
