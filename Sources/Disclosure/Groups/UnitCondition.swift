import Model

/// One of the conditions that all units of a group satisfy, in a form in which it can be seen whether it
/// follows from another.
enum UnitCondition: Hashable, Sendable {
  /// A whole number lies between two others, both included.
  case between(value: String, least: Int64, greatest: Int64)
  /// A value is one of some, sorted.
  case among(value: String, [String])
  /// Anything else, as text.
  case holds(String)

  /// Whether whatever satisfies this condition satisfies the other one.
  func implies(_ other: UnitCondition) -> Bool {
    if self == other { return true }
    switch (self, other) {
    case (.between(let value, let least, let greatest), .between(let same, let from, let to)):
      return value == same && from <= least && greatest <= to
    case (.among(let value, let codes), .among(let same, let others)):
      return value == same && Set(codes).isSubset(of: others)
    case (.between(let value, _, _), .holds(let text)), (.among(let value, _), .holds(let text)):
      return text == Self.isKnown(value)
    default: return false
    }
  }

  /// Whether nothing can satisfy both conditions.
  func excludes(_ other: UnitCondition) -> Bool {
    switch (self, other) {
    case (.between(let value, let least, let greatest), .between(let same, let from, let to)):
      value == same && (greatest < from || to < least)
    case (.among(let value, let codes), .among(let same, let others)):
      value == same && Set(codes).isDisjoint(with: others)
    default: false
    }
  }

  /// The condition in words.
  var text: String {
    switch self {
    case .between(let value, let least, let greatest):
      "\(value) in \(least == .min ? "" : "\(least)")..\(greatest == .max ? "" : "\(greatest)")"
    case .among(let value, let codes): "\(value) in {\(codes.joined(separator: " "))}"
    case .holds(let text): text
    }
  }

  /// The condition that there is a value, as text.
  static func isKnown(_ value: String) -> String { "not(missing(\(value)))" }
}

extension ExpressionText {
  /// The conditions that an expression puts together with `and`.
  func conditions(_ expression: Expression) -> [UnitCondition] {
    if case .and(let parts) = expression.kind {
      return merged(parts.flatMap(conditions))
    }
    return [condition(expression)]
  }

  private func condition(_ expression: Expression) -> UnitCondition {
    switch expression.kind {
    case .among(let value, let codes):
      return .among(value: text(value), codes.map { literal($0, value.type) }.sorted())
    case .comparison(let sign, let value, let bound):
      if case .literal(let number) = bound.kind {
        return compared(sign, value, number) ?? .holds(text(expression))
      }
      return .holds(text(expression))
    default: return .holds(text(expression))
    }
  }

  private func compared(
    _ sign: Comparison, _ value: Expression, _ number: Int64
  ) -> UnitCondition? {
    if case .code = value.type {
      return sign == .equal
        ? .among(value: text(value), [literal(number, value.type)]) : nil
    }
    guard value.type.scale != nil else { return nil }
    let name = text(value)
    return switch sign {
    case .equal: .between(value: name, least: number, greatest: number)
    case .less: .between(value: name, least: .min, greatest: number &- 1)
    case .lessOrEqual: .between(value: name, least: .min, greatest: number)
    case .greater: .between(value: name, least: number &+ 1, greatest: .max)
    case .greaterOrEqual: .between(value: name, least: number, greatest: .max)
    case .notEqual: nil
    }
  }

  /// Conditions with one range for each value.
  func merged(_ conditions: [UnitCondition]) -> [UnitCondition] {
    var ranges: [String: (Int64, Int64)] = [:]
    var others: Set<UnitCondition> = []
    for condition in conditions {
      guard case .between(let value, let least, let greatest) = condition else {
        others.insert(condition)
        continue
      }
      let known = ranges[value] ?? (.min, .max)
      ranges[value] = (max(known.0, least), min(known.1, greatest))
    }
    let between = ranges.map { UnitCondition.between(value: $0, least: $1.0, greatest: $1.1) }
    return (Array(others) + between).sorted { $0.text < $1.text }
  }
}
