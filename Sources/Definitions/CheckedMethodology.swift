public import Model

/// The methodology of a workspace, read and checked: what a run computes by.
public struct CheckedMethodology: Sendable {
  /// Everything that is defined.
  public var catalogue: Catalogue
  /// Work and school days; nil where the methodology has no calendar.
  public var calendar: WorkCalendar?
  /// Paths of all files that were read, within the methodology's folder.
  public var files: [String]
  /// Worked examples by indicator, in the order of the definitions.
  public var examples: [String: [WorkedExample]]
  /// Warnings and notes.
  public var diagnostics: [Diagnostic]

  /// Reads and checks a methodology; nothing is computed by one that has a mistake.
  ///
  /// - Parameters:
  ///   - folder: path of the folder.
  ///   - displayName: the path as diagnostics show it.
  ///   - frequency: how often indicators are compiled that do not say.
  /// - Throws: status 78 with everything that is wrong, 66, 74 or 77 where the folder cannot be read.
  public init(
    folder: String, displayName: String, frequency: Frequency
  ) throws(RunError) {
    let (source, found) = try MethodologyReader.read(
      folder: folder, displayName: displayName, frequency: frequency)
    let checker = MethodologyChecker(source)
    var problems = ProblemList()
    let plans = checker.catalogue.indicators.map { ($0.description.id, $0.plan) }
    examples = source.workedExamples(
      plans: Dictionary(plans, uniquingKeysWith: { first, _ in first }), into: &problems)
    diagnostics = (found + checker.diagnostics + problems.diagnostics).sorted { left, right in
      (left.location ?? Location(file: "")) < (right.location ?? Location(file: ""))
    }
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      throw RunError(diagnostics, status: .badDefinition)
    }
    catalogue = checker.catalogue
    calendar = source.calendar
    files = source.files.map(\.path)
  }
}
