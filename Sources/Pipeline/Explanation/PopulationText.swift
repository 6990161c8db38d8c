internal import Model

/// The conditions of a population, one by one: in the definition's words and as they are evaluated.
struct PopulationText {
  /// One condition.
  struct Condition {
    /// The definition's words.
    var text: String
    /// What is evaluated.
    var expression: Expression
  }

  /// All conditions in the order of the text; together they are the population's.
  let conditions: [Condition]

  /// Takes a population apart at its time clause and at `and`.
  ///
  /// Where the words and what is evaluated do not come apart in the same way, they stay together.
  init(_ population: Selection, text: String) {
    guard let whole = population.condition else {
      conditions = []
      return
    }
    let words = Words(text)
    let clause = words.beforeWhere
    let parts = words.conditions
    var expressions = [whole]
    if !clause.isEmpty, !parts.isEmpty {
      guard case .and(let both) = whole.kind, both.count == 2 else {
        conditions = [Condition(text: text, expression: whole)]
        return
      }
      expressions = [both[0]] + Self.parts(of: both[1], like: parts)
    } else if clause.isEmpty {
      expressions = Self.parts(of: whole, like: parts)
    }
    let texts = (clause.isEmpty ? [] : [clause]) + parts
    conditions =
      texts.count == expressions.count
      ? zip(texts, expressions).map { Condition(text: $0, expression: $1) }
      : [Condition(text: text, expression: whole)]
  }

  private static func parts(of condition: Expression, like texts: [String]) -> [Expression] {
    guard texts.count > 1, case .and(let parts) = condition.kind, parts.count == texts.count else {
      return [condition]
    }
    return parts
  }
}

extension PopulationText {
  /// The words of a population, cut at those that stand outside all brackets and quotation marks.
  private struct Words {
    /// What stands between the extract and `where`.
    var beforeWhere = ""
    /// What `and` joins after `where`; one text where `or` or `when` makes it no plain list.
    var conditions: [String] = []

    init(_ text: String) {
      var parts: [[Substring]] = [[]]
      var isList = true
      var depth = 0
      for word in text.split(separator: " ").dropFirst() {
        let isOutside = depth == 0
        depth += Self.depth(of: word)
        if isOutside, word == "where", parts.count == 1, beforeWhere.isEmpty, conditions.isEmpty {
          beforeWhere = parts[0].joined(separator: " ")
          conditions = [""]
          parts = [[]]
        } else if isOutside, word == "and" {
          parts.append([])
        } else {
          if isOutside, word == "or" || word == "when" { isList = false }
          parts[parts.count - 1].append(word)
        }
      }
      let texts = parts.map { $0.joined(separator: " ") }
      guard !conditions.isEmpty else {
        beforeWhere = texts.joined(separator: " and ")
        return
      }
      conditions = isList ? texts : [texts.joined(separator: " and ")]
    }

    private static func depth(of word: Substring) -> Int {
      word.reduce(0) { depth, character in
        switch character {
        case "(", "{", "[": depth + 1
        case ")", "}", "]": depth - 1
        default: depth
        }
      }
    }
  }
}
