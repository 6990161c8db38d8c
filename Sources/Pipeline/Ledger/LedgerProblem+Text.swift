internal import Model
internal import Suppression

extension LedgerProblem {
  /// What is wrong.
  var message: String {
    switch self {
    case .damaged(_, .notALedger): "the file is not a ledger that this version of Yol reads"
    case .damaged(_, .malformed): "the line is not one of a ledger"
    case .damaged(_, .broken): "the chain is broken: the block that ends here was changed"
    case .cutOff: "the last block was being written when a run was cut off, and is left out"
    case .missing(_, let releases), .lost(_, let releases, _):
      "the ledger does not know \(releases.joined(separator: ", ")), which readers have seen"
    case .began(_, let count):
      "the ledger begins now: what \(Self.counted(count, "earlier release")) printed is not known"
    case .otherPolicy(_, let earlier, let now):
      "earlier releases were protected with the policy \(earlier), and this one would be with \(now)"
    case .keptChanged: "the figures that were kept are missing or not the ones that were printed"
    case .frozen(let periods):
      "\(Self.list(periods)): printed before, and shown as printed though the data has changed"
    case .notShownBefore(let periods):
      "tables that came late are not shown for \(Self.list(periods)): the data has changed since"
    case .nothingToRevise(let period): "\(period) was never printed, so that nothing is revised"
    case .alreadyPublic(let count):
      count == 1
        ? "1 cell that a rule would hide is known, from an earlier release or from others"
        : "\(count) cells that a rule would hide are known, from earlier releases or from others"
    case .contradicted(let count):
      "\(Self.counted(count, "cell")) would be printed with another value than before"
    case .differsElsewhere(_, let count):
      count == 1
        ? "1 figure of another publisher is not what the data gives, and not used"
        : "\(count) figures of another publisher are not what the data gives, and not used"
    case .unusedElsewhere(_, let count):
      count == 1
        ? "1 figure of another publisher is about no cell of the release"
        : "\(count) figures of another publisher are about no cell of the release"
    case .noRelease(let name, _): "there is no release '\(name)'"
    case .withdrawnContent(let name):
      "the same files and definitions gave the release \(name), which was withdrawn"
    case .withdrawnBefore(let name): "the release \(name) was withdrawn before"
    case .noOutside(let folder): "there is no folder '\(folder)' with figures of other publishers"
    case .undescribed: "no description names the table, so that its figures are not known"
    }
  }

  /// What to do next.
  var remedy: String? {
    switch self {
    case .damaged:
      "put back the last backup of the private folder; nothing is printed without knowing what was"
    case .cutOff, .unusedElsewhere: nil
    case .missing:
      "put back the newest backup of the private folder: the ledger must know all that was printed"
    case .lost(_, _, let folder):
      "put back the newest backup of the private folder; or, if nothing was ever published, remove "
        + "\(folder) and \(folder).releases"
    case .began: "compare by `yol attack` with --prior, or begin a new series in yol.yaml"
    case .otherPolicy(_, let earlier, _):
      "set `policy: \(earlier)`: two ways of protecting the same data give away what each hides"
    case .keptChanged: "put back the last backup of the private folder"
    case .frozen(let periods):
      "announce a revision, all of it on one day: `yol run\(Self.revision(of: periods))`"
    case .notShownBefore(let periods):
      "they are shown from the next period on, or by an announced revision: `yol run\(Self.revision(of: periods))`"
    case .nothingToRevise: "correct the period, or leave the revision out"
    case .alreadyPublic:
      "nothing can be hidden again: look at what earlier releases and others printed"
    case .contradicted: "report this with the run report: it is a mistake of Yol"
    case .differsElsewhere: "check which persons the other publisher counts"
    case .noRelease(_, let nearest?): "did you mean '\(nearest)'? See `yol status`"
    case .noRelease(_, nil): "see `yol status` for the names of releases"
    case .withdrawnBefore: nil
    case .noOutside: "correct `outside` under `disclosure`, or make the folder"
    case .undescribed: "describe it by a file NAME.yaml beside it, or remove it"
    case .withdrawnContent:
      "correct what was wrong and run with --revise PERIOD, or publish it again with --force"
    }
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }

  /// The options that revise some periods: each of a few, whole years of many.
  private static func revision(of periods: [ReferencePeriod]) -> String {
    let named =
      periods.count > 3
      ? Set(periods.map { $0.converted(to: .annual) }).sorted() : periods
    return named.map { " --revise \($0)" }.joined()
  }

  /// The first three of some periods, and how many more there are.
  private static func list(_ periods: [ReferencePeriod]) -> String {
    let named = periods.prefix(3).map(\.description).joined(separator: ", ")
    return periods.count > 3 ? "\(named) and \(periods.count - 3) more" : named
  }
}
