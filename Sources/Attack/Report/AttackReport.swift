/// What an attack on a release found.
public struct AttackReport: Hashable, Sendable {
  /// What readers can find out, in the order of the files.
  public var findings: [Finding] = []
  /// What remains possible of each hidden cell, in the order of the files.
  ///
  /// Complete where `AttackOptions.wantsIntervals` is set; otherwise cells that were seen to be
  /// wide enough are left out.
  public var intervals: [Interval] = []
  /// What does not fit together in the release, or between it and its description.
  ///
  /// An attack on numbers that contradict each other proves nothing.
  public var contradictions: [String] = []
  /// Hidden cells of which the solver could not say what is possible; they count as not protected.
  public var unsettled: [String] = []
  /// What a reader of the report should know besides.
  public var notes: [String] = []
  /// How large the release is and what was done.
  public var account = Account()

  /// What remains possible of a hidden cell.
  public struct Interval: Hashable, Sendable {
    /// The cell.
    public var cell: String
    /// The least possible value.
    public var least: Double
    /// The greatest possible value; nil where there is no limit.
    public var greatest: Double?

    /// States what remains possible.
    public init(cell: String, least: Double, greatest: Double?) {
      self.cell = cell
      self.least = least
      self.greatest = greatest
    }
  }

  /// How large a release is, and what was done to attack it.
  public struct Account: Hashable, Sendable {
    /// Files that were read.
    public var files = 0
    /// Rows of all files that hold a number or hide one.
    public var rows = 0
    /// Different numbers, printed or hidden.
    public var cells = 0
    /// Of these, those that are hidden.
    public var hidden = 0
    /// Numbers that no file has and that take part in what is known.
    public var unprinted = 0
    /// Equations and inequalities between cells.
    public var relations = 0
    /// Parts of the release that have nothing unknown in common.
    public var components = 0
    /// Linear programmes that were solved.
    public var programmes = 0
  }

  /// Makes an empty report.
  public init() {}

  /// Whether the release can be published as far as the attack can tell.
  public var isClean: Bool {
    findings.isEmpty && contradictions.isEmpty && unsettled.isEmpty
  }

  /// Number of findings of each kind that occurs, in the order of the kinds.
  public var kinds: [(kind: FindingKind, count: Int)] {
    FindingKind.allCases.compactMap { kind in
      let count = findings.count { $0.kind == kind }
      return count > 0 ? (kind, count) : nil
    }
  }
}
