import Model

/// Reads `AREA/ID.yaml`: one indicator, its computation still text.
struct IndicatorReader {
  /// An indicator with what the checker has no use for.
  struct Result: Sendable {
    var indicator: IndicatorSource
    /// Examples, not read yet.
    var examples: [YAMLNode]
    /// Whether values carry OBS_STATUS `D`, because a neighbour's definition is another one.
    var hasDifferentDefinition: Bool
  }

  /// Name of the folder, which is the area's id.
  var area: String
  /// Name of the file without `.yaml`, which is the indicator's id.
  var fileID: String
  /// How often indicators are compiled that do not say.
  var frequency: Frequency

  /// Keys that every file has.
  static let required = [
    "indicator", "version", "area", "title", "definition", "unit", "direction",
  ]
  /// Keys that a file may have.
  static let optional = [
    "decimals", "frequency", "population", "measure", "formula", "composite", "breakdowns",
    "missing", "carry_forward", "series_start", "provisional", "note", "frameworks", "breaks",
    "publish", "definition_differs", "examples", "cohort", "unlinked", "interval", "responses",
    "closes_after", "invariant", "target", "may_exceed_100", "sensitive",
  ]

  /// Reads one file.
  func read(_ source: SourceText, into problems: inout ProblemList) -> Result? {
    guard let root = YAMLNode.document(source, into: &problems),
      let fields = root.fields(required: Self.required, optional: Self.optional, &problems)
    else { return nil }
    let frequency = fields["frequency"]?.choice(of: Frequency.self, &problems) ?? frequency
    let computation = computation(fields, &problems)
    let description = description(
      fields, frequency: frequency, formula: computation?.text ?? "", &problems)
    let missing = fields["missing"]?.choice(of: MissingRule.self, &problems) ?? .exclude
    checkSettingsForUnits(fields, &problems)
    let examples = fields["examples"].map { Self.examples($0, &problems) } ?? []
    let carryForward = fields["carry_forward"]?.months(&problems) ?? 0
    let provisional = fields["provisional"]?.integer(in: 0...120, &problems) ?? 0
    let seriesStart = fields["series_start"]?.period(frequency, &problems)
    let breakdowns = fields["breakdowns"].map { Self.breakdowns($0, &problems) } ?? []
    let isPublished = fields["publish"]?.yesNo(&problems) ?? true
    let differs = fields["definition_differs"]?.yesNo(&problems) ?? false
    guard let description, let computation else { return nil }
    var indicator = IndicatorSource(
      description: description, location: fields["indicator"]?.location ?? root.location,
      isPublished: isPublished, breakdowns: breakdowns.flatMap { $0 },
      coarsenings: breakdowns.filter { $0.count > 1 }.map { $0.map { $0.map(\.text) } },
      computation: computation, missing: missing,
      carryForward: carryForward, seriesStart: seriesStart, provisionalPeriods: provisional)
    readRules(fields, of: &indicator, &problems)
    return Result(
      indicator: indicator, examples: examples, hasDifferentDefinition: differs)
  }

  private func description(
    _ fields: YAMLFields, frequency: Frequency, formula: String, _ problems: inout ProblemList
  ) -> IndicatorDescription? {
    let id = fields["indicator"]?.identifier(&problems)
    if let id, id.text != fileID {
      problems.report(.notFileID(expected: fileID), at: id.location)
    }
    let area = fields["area"]?.identifier(&problems)
    if let area, area.text != self.area {
      problems.report(.notFolderArea(expected: self.area), at: area.location)
    }
    let version = fields["version"]?.integer(in: 1...9999, &problems)
    let title = fields["title"]?.localized(&problems)
    let definition = fields["definition"]?.localized(&problems)
    let unit = fields["unit"]?.choice(of: UnitOfMeasure.self, &problems)
    let direction = fields["direction"]?.choice(of: Direction.self, &problems)
    let decimals = fields["decimals"]?.integer(in: 0...6, &problems)
    let note = fields["note"]?.localized(&problems)
    let frameworks = fields["frameworks"].map { Self.frameworks($0, &problems) } ?? []
    let breaks = fields["breaks"].map { Self.breaks($0, frequency, &problems) } ?? []
    guard let id, let area, let version, let title, let definition, let unit, let direction else {
      return nil
    }
    return IndicatorDescription(
      id: id.text, version: version, area: area.text, title: title, definition: definition,
      unit: unit, decimals: decimals ?? unit.defaultDecimals, direction: direction,
      frequency: frequency, note: note, frameworks: frameworks, breaks: breaks, formula: formula)
  }

  /// Settings that have a meaning only where units are evaluated.
  private func checkSettingsForUnits(_ fields: YAMLFields, _ problems: inout ProblemList) {
    guard fields["population"] == nil && fields["measure"] == nil else { return }
    for key in ["missing", "cohort", "unlinked", "interval", "responses", "sensitive"]
    where fields[key] != nil {
      problems.report(.settingOnlyForUnits(name: key), at: fields.place(of: key))
    }
  }
}
