internal import Disclosure
internal import Model

extension Explanation {
  /// What disclosure control does with the figure, as a short word for machines and a sentence.
  public var protectionState: (id: String, text: String) {
    if let leftOut { return leftOut.state }
    return switch protection {
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
    case .rounded(let base):
      (
        "rounded",
        "shown as computed from counts of which 1 to \(base - 1) became 0 or \(base); "
          + "with a small base, hidden"
      )
    }
  }

  /// Whether readers see another number than the true one.
  private var isRounded: Bool {
    if case .rounded = protection { true } else { false }
  }

  /// Ids of the rules that hide the figure for itself.
  var ruleIDs: [String] {
    if case .sensitive(let rules) = protection { rules.map(\.id) } else { [] }
  }

  /// How the figure compares with the release in force.
  public var publishedText: String {
    switch published {
    case .none: leftOut == nil ? "not in a release in force" : "not in the release in force"
    case .same(let release): "the same in the release in force, \(release)"
    case .other(let release, let value, let absence) where isRounded:
      "after rounding, in the release in force, \(release): "
        + (value.map { FigureEquation.text($0) } ?? absence?.rawValue ?? "no value")
    case .other(let release, let value, let absence):
      "DIFFERENT in the release in force, \(release): "
        + (value.map { FigureEquation.text($0) } ?? absence?.rawValue ?? "no value")
    }
  }
}

extension Explanation {
  /// What a reader must know of a figure that releases repeat, and what would be computed now; nil where it is as
  /// the release in force computed it.
  public var repeatedTexts: (repeated: String, now: String?)? {
    guard let repeated else { return nil }
    if let equation = repeated.equation {
      return (
        "from release \(repeated.release), as computed then; the files or the definition have changed",
        "\(equation), once a revision is announced: yol run --revise \(period)"
      )
    }
    guard repeated.release != published.release else { return nil }
    return ("from release \(repeated.release); the files still give the same", nil)
  }
}

extension PublishedFigure {
  /// Name of the release in force.
  fileprivate var release: String? {
    switch self {
    case .none: nil
    case .same(let release), .other(let release, _, _): release
    }
  }
}

extension Explanation.LeftOut {
  /// The reason as a short word for machines and a sentence.
  fileprivate var state: (id: String, text: String) {
    switch self {
    case .detail(let shown) where shown.isEmpty:
      (
        "left_out_for_detail",
        "left out with its table: too few persons are behind most cells, in any degree of detail"
      )
    case .detail(let shown):
      (
        "left_out_for_detail",
        "left out with its table: too few persons are behind most cells; shown instead: "
          + shown.map { $0.joined(separator: " by ") }.joined(separator: ", ")
      )
    case .unprotected:
      (
        "left_out_unprotected",
        "left out with its table: nothing else that is hidden could protect some of its numbers"
      )
    case .late:
      (
        "left_out_late",
        "not shown with its table: the period was printed without it, and its rows have changed since"
      )
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
