/// Columns of text, two blanks apart, for people.
struct TextTable {
  /// Rows of equal length.
  var rows: [[String]]
  /// Whether the last column holds numbers, set to the right.
  var isNumberLast = false

  /// One line a row, without blanks at its end; widths count characters.
  var text: String {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    return rows.map { line($0, widths) + "\n" }.joined()
  }

  private func line(_ row: [String], _ widths: [Int]) -> String {
    let cells = row.enumerated().map { column, cell in
      let blanks = String(repeating: " ", count: widths[column] - cell.count)
      return isNumberLast && column == row.count - 1 ? blanks + cell : cell + blanks
    }
    return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
  }
}
