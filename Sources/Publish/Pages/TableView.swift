/// A table with a caption, headings and rows, for every page.
struct TableView: ViewModel {
  /// A heading.
  struct Column: ViewModel {
    let text: String
    let isNumber: Bool

    static let fields: [Field<Column>] = [
      .text("text") { $0.text },
      .text("kind") { $0.isNumber ? "num" : "text" },
    ]
  }

  /// A cell: text with how it is set.
  struct Cell: ViewModel {
    let text: String
    let kind: String

    /// A number, set to the right.
    static func number(_ text: String) -> Cell { Cell(text: text, kind: "num") }
    /// A mark instead of a number.
    static func mark(_ text: String) -> Cell { Cell(text: text, kind: "num mark") }
    /// Words.
    static func words(_ text: String) -> Cell { Cell(text: text, kind: "text") }

    static let fields: [Field<Cell>] = [
      .text("text") { $0.text },
      .text("kind") { $0.kind },
    ]
  }

  /// A row with its own heading.
  struct Row: ViewModel {
    let label: String
    let cells: [Cell]
    var isTotal = false

    static let fields: [Field<Row>] = [
      .text("label") { $0.label },
      .list("cells") { $0.cells },
      .text("kind") { $0.isTotal ? "total" : "part" },
    ]
  }

  let caption: String
  let columns: [Column]
  let rows: [Row]

  static let fields: [Field<TableView>] = [
    .text("caption") { $0.caption },
    .list("columns") { $0.columns },
    .list("rows") { $0.rows },
  ]
}
