import Model

/// The rows that a formula is printed over: positions of periods, or these with the codes of a
/// dimension that is summed over.
struct FormulaRows {
  /// The part with the rows.
  let part: String
  /// What each row is named by: the period and codes.
  let keys: [String]
  /// The column that says where a row stands on a dimension.
  let places: [String: String]
  /// Dimensions whose codes are gone through.
  var codes: Set<String> = []
  /// Where a row stands with all these codes together.
  var wholePlaces: [String: String] = [:]

  /// The same rows, standing for all codes together.
  var whole: FormulaRows {
    FormulaRows(part: part, keys: keys, places: codes.isEmpty ? places : wholePlaces)
  }
}

/// A formula's value and the reasons for none, in reading order.
struct FormulaValue {
  /// The value.
  var value: Fragment
  /// Why there may be none.
  var absences: [Fragment] = []
  /// Whether an input has an observation of its own at a code that is gone through, for each such
  /// input.
  var found: [Fragment] = []
  /// Whether an input that is there may have a value that is not known, for each input.
  var unknown: [Fragment] = []

  /// Whether it may exist and is not known, as against one that does not apply.
  func isUnknown(_ dialect: SQLDialect) -> Fragment? {
    guard !unknown.isEmpty, !absences.isEmpty else { return nil }
    let reason = Fragment(Self.isOfSource(absence(dialect).text, dialect), .comparison)
    return .all([.any(unknown), reason])
  }

  /// Whether a reason is one of the source's.
  static func isOfSource(_ absence: String, _ dialect: SQLDialect) -> String {
    let reasons = [AbsenceReason.sourceMissing, .notYetDue, .notPublished]
    return "\(absence) IN (\(reasons.map { dialect.text($0.rawValue) }.joined(separator: ", ")))"
  }

  /// The first reason that there is.
  func absence(_ dialect: SQLDialect) -> Fragment {
    let none = Fragment("CAST(NULL AS \(dialect.textType))")
    let list = absences.map(\.text)
    return list.isEmpty ? none : Fragment("coalesce(\(list.joined(separator: ", ")))")
  }
}
