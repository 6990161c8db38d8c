internal import Disclosure
internal import Model

extension Explanation {
  /// What disclosure control does with the figure, as a short word for machines and a sentence.
  public var protectionState: (id: String, text: String) {
    switch protection {
    case .absent: ("absent", "no value, so that nothing is to be protected")
    case .shown:
      isPublished
        ? ("shown", "shown") : ("not_on_pages", "no rule hides it, but no page or table shows it")
    case .sensitive(let rules):
      ("hidden", "hidden: \(rules.map(\.text).joined(separator: "; "))")
    case .derived(let inputs):
      (
        "hidden_with_inputs",
        "hidden, because it follows from hidden figures of "
          + inputs.map(\.indicator).uniqued.joined(separator: ", ")
      )
    case .complementary:
      ("hidden_for_others", "hidden, so that no other hidden figure follows from it")
    }
  }

  /// Ids of the rules that hide the figure for itself.
  var ruleIDs: [String] {
    if case .sensitive(let rules) = protection { rules.map(\.id) } else { [] }
  }

  /// How the figure compares with the release in force.
  public var publishedText: String {
    switch published {
    case .none: "not in a release in force"
    case .same(let release): "the same in the release in force, \(release)"
    case .other(let release, let value, let absence):
      "DIFFERENT in the release in force, \(release): "
        + (value.map { FigureEquation.text($0) } ?? absence?.rawValue ?? "no value")
    }
  }
}

extension [String] {
  /// Each text once, in the order of the first.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
