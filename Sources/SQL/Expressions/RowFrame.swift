/// Rows of one nesting level, made into a part of the statement when something asks for them.
///
/// Rows are named by their period and by the numbers of the rows of all levels, which stay the same
/// however often a database computes a part.
final class RowFrame {
  /// Nesting level; -1 for the periods themselves.
  let level: Int
  /// Id of the extract.
  let extract: String
  private let make: () -> String
  private var made: String?

  /// Describes rows; `make` adds the part and returns its name.
  init(level: Int, extract: String, make: @escaping () -> String) {
    self.level = level
    self.extract = extract
    self.make = make
  }

  /// Name of the part.
  var name: String {
    if let made { return made }
    let name = make()
    made = name
    return name
  }

  /// What the rows are called within one SELECT.
  static func alias(_ level: Int) -> String {
    level < 0 ? "p" : "r\(level)"
  }
}
