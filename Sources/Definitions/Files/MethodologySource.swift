import Model

/// Everything that stands in the folder of the methodology, read and checked but for the
/// indicator language.
struct MethodologySource: Sendable {
  /// Areas in the order they are shown.
  var areas: [Area] = []
  /// Extracts in the order of their definition; those with faults are left out.
  var contracts: [ExtractContract] = []
  /// Names of all extracts that are defined, with or without faults.
  var declaredExtracts: [String] = []
  /// Code lists by id; one with faults holds the codes without.
  var codeLists: [String: CodeList] = [:]
  /// Dimensions in the order of their definition.
  var dimensions: [Dimension] = []
  /// Dated values in the order of the file.
  var parameters: [DatedParameter] = []
  /// Work and school days; nil where the methodology has no calendar.
  var calendar: WorkCalendar?
  /// Named expressions in the order of the file.
  var variables: [VariableSource] = []
  /// Indicators by area in the areas' order, then by id.
  var indicators: [IndicatorSource] = []
  /// Examples by indicator, as their files have them.
  var examples: [String: [YAMLNode]] = [:]
  /// Ids of indicators whose values carry OBS_STATUS `D`: `definition_differs: yes`.
  var differentDefinitions: Set<String> = []
  /// Every file that was read, by path within the folder, in sorted order: what a run depends on.
  var files: [File] = []

  /// A file as it was read.
  struct File: Sendable {
    /// Path within the methodology's folder, `/` between its parts.
    var path: String
    /// The bytes.
    var bytes: [UInt8]
  }
}
