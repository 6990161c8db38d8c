/// Columns and tables that Yol adds; an identifier of a workspace never begins with `_` or `yol_`
/// followed by these words.
enum TechnicalName {
  /// Number of a reference period.
  static let period = "_p"
  /// Number of a row, in the order in which it was read.
  static let row = "_row"
  /// Number of the person that a row is about.
  static let person = "_person"
  /// Key of the household that a row is about.
  static let household = "_household"
  /// Last day of the period of the delivery that a row came with.
  static let deliveryDay = "_day"
  /// A computed value.
  static let value = "_value"
  /// First day of a spell, counted from 1970-01-01.
  static let first = "_first"
  /// Last day of a spell, counted from 1970-01-01.
  static let last = "_last"
  /// Why there is no value.
  static let absence = "_absence"

  /// The row of a level that a row belongs to.
  static func key(_ level: Int) -> String {
    "_r\(level)"
  }

  /// The columns that name a row of a level together with its period.
  static func keys(_ level: Int) -> [String] {
    [period] + (0..<max(0, level + 1)).map { key($0) }
  }

  /// Last days of spells without end: no day has this number.
  static let open: Int64 = 9_999_999
}
