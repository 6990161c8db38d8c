import Model

/// Reads `extracts/contracts.yaml`: what each agency agreed to deliver.
struct ContractReader {
  /// The contracts without faults, and the names of all that the file has, so that a name is not
  /// called unknown because its contract has a fault.
  struct Result: Sendable {
    var contracts: [ExtractContract] = []
    var declared: [String] = []
  }

  private static let required = [
    "title", "agency", "grain", "file", "time", "delivery", "frequency", "limits", "columns",
  ]
  private static let optional = ["due_day", "lag_months", "person", "household", "key", "dialect"]

  /// What one row of an extract can be.
  static let grains = [
    "person", "household", "dwelling_spell", "contract", "registration", "payment", "application",
    "enrolment", "service", "event", "recommendation", "response", "item", "aggregate", "link",
    "delivery",
  ]

  /// Reads the contracts in the order of the file.
  static func read(
    _ source: SourceText, codeLists: [String: CodeList], into problems: inout ProblemList
  ) -> Result {
    guard let root = YAMLNode.document(source, into: &problems),
      let entries = root.entries(&problems)
    else { return Result() }
    var result = Result(declared: entries.map(\.key.text))
    for entry in entries {
      if !isIdentifier(entry.key.text) {
        problems.report(.notIdentifier, at: entry.key.location)
      }
      if let contract = contract(entry, codeLists: codeLists, &problems) {
        result.contracts.append(contract)
      }
    }
    ManifestContract.checkCodes(of: result.contracts, codeLists: codeLists, into: &problems)
    return result
  }

  private static func contract(
    _ entry: YAMLNode.Entry, codeLists: [String: CodeList], _ problems: inout ProblemList
  ) -> ExtractContract? {
    if entry.value.hasKey("source") { return manifestContract(entry, codeLists, &problems) }
    guard
      let fields = entry.value.fields(required: required, optional: optional, &problems)
    else { return nil }
    let columnReader = ColumnReader(fields["columns"], codeLists: codeLists, &problems)
    let links = ColumnNames(columns: columnReader)
    let title = fields["title"]?.localized(&problems)
    let agency = fields["agency"]?.localized(&problems)
    let grain = fields["grain"]?.word(among: grains, &problems)
    let file = fields["file"]?.fileName(&problems)
    let time = fields["time"].flatMap { links.time($0, &problems) }
    let delivery = fields["delivery"]?.word(among: ["period", "full"], &problems)
    let frequency = fields["frequency"]?.word(
      among: Frequency.allCases.map(\.rawValue) + ["irregular"], &problems)
    let limits = fields["limits"].flatMap { quarantineLimits($0, &problems) }
    let dialect = fields["dialect"].map { $0.dialect(&problems) } ?? Dialect()
    let dueDay = fields["due_day"]?.integer(in: 1...31, &problems)
    let lagMonths = fields["lag_months"]?.integer(in: 0...120, &problems) ?? 0
    let persons = fields["person"].map { links.identifiers($0, &problems) } ?? []
    let household = fields["household"].flatMap { links.identifier($0, &problems) }
    let key = fields["key"].map { links.key($0, &problems) } ?? []
    if let node = fields["person"], persons.count > 1, isKeptOnce(grain, time) {
      problems.report(.severalPersonColumns, at: node.location)
    }
    guard let title, let agency, let grain, let file, let time, let limits,
      let delivery = delivery.flatMap(ExtractContract.Delivery.init), let frequency
    else { return nil }
    return ExtractContract(
      id: entry.key.text, title: title, agency: agency, grain: grain, file: file, time: time,
      delivery: delivery, frequency: Frequency(rawValue: frequency),
      lagMonths: lagMonths, dueDay: dueDay,
      personColumns: persons, householdColumn: household, key: key, limits: limits,
      dialect: dialect, columns: columnReader.columns, location: entry.key.location)
  }

  /// Whether a row stands for a person through the register's own key alone.
  private static func isKeptOnce(_ grain: String?, _ time: ExtractContract.Time?) -> Bool {
    grain == "link" || grain == "person" && time == .snapshot
  }

  /// A contract whose rows are made of the lists of received files.
  private static func manifestContract(
    _ entry: YAMLNode.Entry, _ codeLists: [String: CodeList], _ problems: inout ProblemList
  ) -> ExtractContract? {
    guard let fields = entry.value.fields(required: ManifestContract.keys, &problems) else {
      return nil
    }
    _ = fields["source"]?.word(among: ["manifests"], &problems)
    let columnReader = ColumnReader(fields["columns"], codeLists: codeLists, &problems)
    let links = ColumnNames(columns: columnReader)
    let title = fields["title"]?.localized(&problems)
    let agency = fields["agency"]?.localized(&problems)
    let grain = fields["grain"]?.word(among: grains, &problems)
    let time = fields["time"].flatMap { links.time($0, &problems) }
    guard let title, let agency, let grain, let time else { return nil }
    let contract = ExtractContract(
      id: entry.key.text, title: title, agency: agency, grain: grain, file: nil, time: time,
      delivery: .full, frequency: nil, dueDay: nil, personColumns: [], householdColumn: nil,
      key: [], limits: QuarantineLimits(rows: 0, percent: 0), dialect: Dialect(),
      columns: columnReader.columns, location: entry.key.location)
    ManifestContract.check(contract, into: &problems)
    return contract
  }

  private static func quarantineLimits(
    _ node: YAMLNode, _ problems: inout ProblemList
  ) -> QuarantineLimits? {
    guard let fields = node.fields(required: ["rows", "percent"], &problems) else { return nil }
    let rows = fields["rows"]?.integer(in: 0...999_999_999, &problems)
    let percent = fields["percent"]?.number(in: 0...100, &problems)
    guard let rows, let percent else { return nil }
    return QuarantineLimits(rows: rows, percent: percent)
  }
}

extension YAMLNode {
  /// Whether this is a mapping that has a key.
  fileprivate func hasKey(_ name: String) -> Bool {
    guard case .mapping(let entries) = content else { return false }
    return entries.contains { $0.key.text == name }
  }

  /// A file's name without a folder, not hidden.
  fileprivate func fileName(_ problems: inout ProblemList) -> String? {
    guard let text = text(&problems) else { return nil }
    guard !text.text.contains("/"), !text.text.contains("\\"), !text.text.hasPrefix("."),
      !text.text.contains(where: \.isNewline)
    else {
      problems.report(.notFileName, at: location)
      return nil
    }
    return text.text
  }

  /// Delimiter, encoding and decimal mark; what is left out or wrong is as the default has it.
  fileprivate func dialect(_ problems: inout ProblemList) -> Dialect {
    var dialect = Dialect()
    guard
      let fields = fields(
        required: [], optional: ["delimiter", "encoding", "decimal"], &problems)
    else { return dialect }
    let delimiters = [",", ";", "|", "\t"]
    if let node = fields["delimiter"], case .scalar("\t") = node.content {
      dialect.delimiter = UInt8(ascii: "\t")
    } else if let byte = fields["delimiter"]?.word(among: delimiters, &problems)?.utf8.first {
      dialect.delimiter = byte
    }
    if let byte = fields["decimal"]?.word(among: [".", ","], &problems)?.utf8.first {
      dialect.decimalMark = byte
    }
    let encodings = [
      "utf-8", "utf-16", "windows-1254", "iso-8859-9", "windows-1252", "windows-1251",
    ]
    if let name = fields["encoding"]?.word(among: encodings, &problems) {
      dialect.encodings = [name]
    }
    return dialect
  }
}
