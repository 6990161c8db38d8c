import Model

/// Reads the folder of the methodology: everything that an analyst edits.
struct MethodologyReader {
  private let folder: MethodologyFolder
  private let frequency: Frequency
  private var source = MethodologySource()
  private var problems: ProblemList

  /// Reads a folder and reports everything wrong in it, ordered by file, line and column.
  ///
  /// - Parameters:
  ///   - folder: path of the folder.
  ///   - displayName: the path as it is shown in front of the files' names.
  ///   - frequency: how often indicators are compiled that do not say.
  /// - Returns: what could be read, and the findings.
  /// - Throws: `RunError` where the folder is missing (66), may not be read (77) or cannot be (74).
  static func read(
    folder: String, displayName: String, frequency: Frequency
  ) throws(RunError) -> (MethodologySource, [Diagnostic]) {
    var problems = ProblemList()
    let files = try MethodologyFolder(folder, displayName: displayName, into: &problems)
    var reader = MethodologyReader(folder: files, frequency: frequency, problems: problems)
    reader.readAll()
    return (reader.source, reader.problems.sorted)
  }

  private init(folder: MethodologyFolder, frequency: Frequency, problems: ProblemList) {
    self.folder = folder
    self.frequency = frequency
    self.problems = problems
    source.files = folder.files
  }

  private mutating func readAll() {
    readCodeLists()
    if let text = requiredText("roadmap.yaml", purpose: "lists the areas") {
      source.areas = RoadmapReader.read(text, into: &problems)
    }
    if let text = requiredText("extracts/contracts.yaml", purpose: "describes the extracts") {
      let result = ContractReader.read(text, codeLists: source.codeLists, into: &problems)
      source.contracts = result.contracts
      source.declaredExtracts = result.declared
    }
    if let text = text("dimensions.yaml") {
      source.dimensions = DimensionReader.read(
        text, codeLists: source.codeLists, into: &problems)
    }
    if let text = text("parameters.csv") {
      source.parameters = ParameterReader.read(text, into: &problems)
    }
    if let text = text("calendar.csv") {
      source.calendar = CalendarReader.read(text, into: &problems)
    }
    if let text = text("variables.yaml") {
      source.variables = VariableReader.read(
        text, contracts: source.contracts, declared: source.declaredExtracts, into: &problems)
    }
    readIndicators()
  }

  private mutating func readCodeLists() {
    var lists: [CodeListReader.Source] = []
    for id in ids(in: "codelists", ending: ".csv") {
      // A list with a fault is known by name, so that its users are not called wrong.
      source.codeLists[id] = CodeList(id: id, codes: [])
      guard let text = text("codelists/\(id).csv"),
        let list = CodeListReader.read(id: id, text, into: &problems)
      else { continue }
      source.codeLists[id] = list.list
      lists.append(list)
    }
    CodeListReader.checkParents(of: lists, known: source.codeLists, into: &problems)
  }

  private mutating func readIndicators() {
    var places: [String: Location] = [:]
    let order = source.areas.map(\.id).filter(folder.areaFolders.contains)
    for area in order + folder.areaFolders.filter({ !order.contains($0) }) {
      for id in ids(in: area, ending: ".yaml") {
        let reader = IndicatorReader(area: area, fileID: id, frequency: frequency)
        guard let text = text("\(area)/\(id).yaml"),
          let result = reader.read(text, into: &problems)
        else { continue }
        let indicator = result.indicator
        checkArea(of: indicator)
        if places[indicator.description.id] != nil {
          problems.report(
            .duplicateName(kind: .indicator, name: indicator.description.id, firstLine: nil),
            at: indicator.location)
          continue
        }
        places[indicator.description.id] = indicator.location
        source.indicators.append(indicator)
        if result.hasDifferentDefinition {
          source.differentDefinitions.insert(indicator.description.id)
        }
        if !result.examples.isEmpty { source.examples[indicator.description.id] = result.examples }
      }
    }
    checkAreaFolders()
  }

  /// No page shows an indicator of an area that the roadmap does not have.
  private mutating func checkArea(of indicator: IndicatorSource) {
    let areas = source.areas.map(\.id)
    let area = indicator.description.area
    guard !areas.isEmpty, !areas.contains(area) else { return }
    problems.report(
      .unknownName(kind: .area, name: area, nearest: nearestName(to: area, among: areas)),
      at: indicator.place(of: "area"))
  }

  /// A folder whose indicators were read is known by them.
  private mutating func checkAreaFolders() {
    let areas = source.areas.map(\.id)
    guard !areas.isEmpty else { return }
    let read = Set(source.indicators.map(\.description.area))
    for name in folder.areaFolders where !areas.contains(name) && !read.contains(name) {
      problems.report(
        .unknownAreaFolder(nearest: nearestName(to: name, among: areas)),
        at: folder.location(name))
    }
  }

  /// Names of the files in a folder without their ending; a name that is no id is reported.
  private mutating func ids(in name: String, ending: String) -> [String] {
    let paths = folder.files.map(\.path).filter { $0.hasPrefix("\(name)/") }
    return paths.compactMap { path in
      let id = path.dropFirst(name.count + 1).dropLast(ending.count)
      guard isIdentifier(id) else {
        problems.report(.notIdentifier, at: folder.location(path))
        return nil
      }
      return String(id)
    }
  }

  private mutating func requiredText(_ path: String, purpose: String) -> SourceText? {
    guard folder.files.contains(where: { $0.path == path }) else {
      problems.report(.missingFile(purpose: purpose), at: folder.location(path))
      return nil
    }
    return text(path)
  }

  private mutating func text(_ path: String) -> SourceText? {
    guard let file = folder.files.first(where: { $0.path == path }) else { return nil }
    return SourceText(file: folder.location(path).file, bytes: file.bytes, into: &problems)
  }
}
