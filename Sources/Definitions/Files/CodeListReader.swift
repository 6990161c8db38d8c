import Model

/// Reads `codelists/NAME.csv`.
struct CodeListReader {
  /// A list as read, with what is needed to check it against other lists.
  struct Source: Sendable {
    /// The list.
    var list: CodeList
    /// Where the file stands.
    var location: Location
    /// Parents that rows name, in the order of the rows, and the lists they belong to.
    fileprivate var parents: [DefinitionText]
    /// Predecessors that rows name, several in one field, and the columns that they stand in.
    fileprivate var predecessors: [DefinitionText]
    fileprivate var parentList: DefinitionText?
    fileprivate var lines: [String: Location]
  }

  /// Columns that a list may have.
  static let optional = ["parent_list", "predecessors", "aliases"]

  private static let required = [
    "code", "label_az", "label_en", "parent", "valid_from", "valid_to",
  ]

  /// What codes of a list may be.
  enum Codes {
    /// Words that the indicator language, addresses and file names can hold.
    case nameable
    /// Any text, where nothing but extracts is read with the list.
    case anyText
  }

  /// Reads a list whose id is the file's name; parents are checked when all lists are read.
  static func read(
    id: String, _ source: SourceText, codes form: Codes = .nameable,
    into problems: inout ProblemList
  ) -> Source? {
    guard
      let table = DelimitedTable(
        source, required: required, optional: optional, into: &problems)
    else { return nil }
    var lines: [String: Location] = [:]
    var codes: [Code] = []
    for row in table.rows {
      guard let code = code(row, form, &problems) else { continue }
      if let first = lines[code.id] {
        problems.report(
          .duplicateName(kind: .code, name: code.id, firstLine: first.line),
          at: row.place(of: "code"))
        continue
      }
      lines[code.id] = row.place(of: "code")
      codes.append(code)
    }
    if codes.isEmpty && table.rows.isEmpty {
      problems.report(.empty, at: Location(file: source.file))
    }
    let parentList = parentList(table.rows, &problems)
    let list = CodeList(id: id, codes: codes, parentList: parentList?.text)
    AliasReader.check(table.rows, of: list, &problems)
    return Source(
      list: list,
      location: Location(file: source.file),
      parents: table.rows.compactMap { $0["parent"] },
      predecessors: predecessors(table.rows, &problems), parentList: parentList, lines: lines)
  }

  private static func code(
    _ row: DelimitedTable.Row, _ form: Codes, _ problems: inout ProblemList
  ) -> Code? {
    let id = row.text("code", &problems)
    let az = row.text("label_az", &problems)
    let en = row.text("label_en", &problems)
    let (from, to) = row.validity(&problems)
    guard let id, let az, let en else { return nil }
    guard
      form == .anyText
        || !id.text.contains(where: { $0.isWhitespace || "\"',;`".contains($0) })
    else {
      problems.report(.notCode, at: id.location)
      return nil
    }
    guard ![CodeList.total, CodeList.unknown, CodeList.notApplicable].contains(id.text) else {
      problems.report(.reservedCode, at: id.location)
      return nil
    }
    return Code(
      id: id.text, label: Localized(az: az.text, en: en.text), parent: row["parent"]?.text,
      validFrom: from, validTo: to,
      predecessors: row["predecessors"]?.text.split(separator: " ").map(String.init) ?? [],
      aliases: row["aliases"].map { AliasReader.aliases($0, &problems) } ?? [])
  }

  /// The predecessors of all rows; a code that was made out of others began on some day.
  private static func predecessors(
    _ rows: [DelimitedTable.Row], _ problems: inout ProblemList
  ) -> [DefinitionText] {
    rows.compactMap { row -> DefinitionText? in
      guard let text = row["predecessors"] else { return nil }
      if row["valid_from"] == nil {
        problems.report(.emptyText, at: row.place(of: "valid_from"))
      }
      return text
    }
  }

  /// The one list that all parents belong to, nil for the list itself.
  private static func parentList(
    _ rows: [DelimitedTable.Row], _ problems: inout ProblemList
  ) -> DefinitionText? {
    let withParent = rows.filter { $0["parent"] != nil }
    let first = withParent.first?["parent_list"]
    for row in withParent where row["parent_list"]?.text != first?.text {
      problems.report(.severalParentLists, at: row.place(of: "parent_list"))
      return first
    }
    return first
  }
}

extension CodeListReader {
  /// Checks that every parent is a code of the list it should be in, and that none is its own
  /// ancestor.
  static func checkParents(
    of sources: [Source], known lists: [String: CodeList], into problems: inout ProblemList
  ) {
    for source in sources {
      checkPredecessors(of: source, &problems)
      guard let home = parentHome(of: source, in: lists, &problems), !home.codes.isEmpty else {
        continue
      }
      for parent in source.parents where home.position(of: parent.text) == nil {
        problems.report(
          .unknownName(
            kind: .code, name: parent.text,
            nearest: nearestName(to: parent.text, among: home.codes.map(\.id))),
          at: parent.location)
      }
      if home.id == source.list.id { checkCycles(in: source, &problems) }
    }
  }

  private static func checkPredecessors(of source: Source, _ problems: inout ProblemList) {
    for text in source.predecessors {
      for name in text.text.split(separator: " ").map(String.init)
      where source.list.position(of: name) == nil {
        problems.report(
          .unknownName(
            kind: .code, name: name,
            nearest: nearestName(to: name, among: source.list.codes.map(\.id))),
          at: text.location)
      }
    }
  }

  private static func parentHome(
    of source: Source, in lists: [String: CodeList], _ problems: inout ProblemList
  ) -> CodeList? {
    guard let name = source.parentList else { return source.list }
    if let list = lists[name.text] { return list }
    problems.report(
      .unknownName(
        kind: .codeList, name: name.text,
        nearest: nearestName(to: name.text, among: lists.keys.sorted())), at: name.location)
    return nil
  }

  /// Reports the first code of each circle of parents.
  private static func checkCycles(in source: Source, _ problems: inout ProblemList) {
    var checked: Set<String> = []
    for code in source.list.codes {
      var path: Set<String> = []
      var current: Code? = code
      while let step = current, !checked.contains(step.id) {
        guard path.insert(step.id).inserted else {
          let place = source.lines[step.id] ?? source.location
          problems.report(.parentCycle, at: place)
          break
        }
        let parent = step.parent.flatMap { source.list.position(of: $0) }
        current = parent.map { source.list.codes[$0] }
      }
      checked.formUnion(path)
    }
  }
}
