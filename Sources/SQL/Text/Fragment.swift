/// A piece of SQL with how tightly it binds, so that brackets stand where they are needed only.
struct Fragment: Hashable {
  /// How tightly an operator holds its operands; the order of the cases is that of SQL.
  enum Binding: Int, Comparable {
    /// OR.
    case or
    /// AND.
    case and
    /// NOT.
    case not
    /// Comparisons, IN, IS NULL, BETWEEN.
    case comparison
    /// Sums and differences.
    case sum
    /// Products and quotients.
    case product
    /// Names, literals, calls.
    case atom

    static func < (left: Binding, right: Binding) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// The text.
  let text: String
  /// How tightly it binds.
  let binding: Binding

  /// A piece that needs no brackets anywhere.
  init(_ text: String) {
    self.init(text, .atom)
  }

  /// A piece of text with its outermost operator.
  init(_ text: String, _ binding: Binding) {
    self.text = text
    self.binding = binding
  }

  /// The text, in brackets where it binds less tightly than asked for.
  func bound(_ least: Binding) -> String {
    binding < least ? "(\(text))" : text
  }

  /// The operand of an operator that is not associative, or of a comparison.
  var operand: String {
    bound(.product)
  }

  /// All of several conditions.
  static func all(_ parts: [Fragment]) -> Fragment {
    guard parts.count != 1 else { return parts[0] }
    return Fragment(parts.map { $0.bound(.not) }.joined(separator: " AND "), .and)
  }

  /// At least one of several conditions.
  static func any(_ parts: [Fragment]) -> Fragment {
    guard parts.count != 1 else { return parts[0] }
    return Fragment(parts.map { $0.bound(.and) }.joined(separator: " OR "), .or)
  }

  /// Two values with a sign between them.
  static func compare(_ left: Fragment, _ sign: String, _ right: Fragment) -> Fragment {
    Fragment("\(left.bound(.sum)) \(sign) \(right.bound(.sum))", .comparison)
  }

  /// A call of a function.
  static func call(_ name: String, _ arguments: Fragment...) -> Fragment {
    Fragment("\(name)(\(arguments.map(\.text).joined(separator: ", ")))")
  }

  /// Whether there is no value.
  var isMissing: Fragment {
    Fragment("\(bound(.sum)) IS NULL", .comparison)
  }

  /// Whether there is a value.
  var isThere: Fragment {
    Fragment("\(bound(.sum)) IS NOT NULL", .comparison)
  }

  /// A value converted to a type.
  func cast(_ type: String) -> Fragment {
    Fragment("CAST(\(text) AS \(type))")
  }

  /// The value, or another one where it is missing.
  func otherwise(_ other: Fragment) -> Fragment {
    .call("coalesce", self, other)
  }
}
