import Model

/// Reads `extracts/contracts.yaml`: what each agency agreed to deliver.
struct ContractReader {
  /// The contracts without faults, and the names of all that the file has, so that a name is not
  /// called unknown because its contract has a fault.
  struct Result: Sendable {
    var contracts: [ExtractContract] = []
    var declared: [String] = []
  }

  /// Keys that every contract of an extract has that is delivered.
  static let required = [
    "title", "agency", "grain", "file", "time", "delivery", "frequency", "limits", "columns",
  ]
  /// Keys that may be left out.
  static let optional =
    [
      "due_day", "lag_months", "person", "household", "cluster", "key", "dialect", "empty",
      "usual_change", "missing", "shorthand",
    ] + RuleReader.keys

  /// What one row of an extract can be.
  static let grains = [
    "person", "household", "dwelling_spell", "contract", "registration", "payment", "application",
    "enrolment", "service", "event", "recommendation", "response", "item", "aggregate", "link",
    "delivery",
  ]

  /// Reads the contracts in the order of the file.
  ///
  /// `isOpen` says that other files may have more extracts, as where a definition is read without a
  /// methodology: references to extracts that are not known are kept then.
  static func read(
    _ source: SourceText, codeLists: [String: CodeList], isOpen: Bool = false,
    into problems: inout ProblemList
  ) -> Result {
    guard let root = YAMLNode.document(source, into: &problems),
      let entries = root.entries(&problems)
    else { return Result() }
    var result = Result(declared: entries.map(\.key.text))
    var references: [(extract: String, references: [ReferenceSource])] = []
    for entry in entries {
      if !isIdentifier(entry.key.text) {
        problems.report(.notIdentifier, at: entry.key.location)
      }
      var found: [ReferenceSource] = []
      if let contract = contract(entry, codeLists: codeLists, &found, &problems) {
        result.contracts.append(contract)
      }
      references.append((entry.key.text, found))
    }
    ReferenceChecker(contracts: result.contracts, declared: result.declared, isOpen: isOpen)
      .check(references, into: &problems)
    ManifestContract.checkCodes(of: result.contracts, codeLists: codeLists, into: &problems)
    return result
  }

  private static func contract(
    _ entry: YAMLNode.Entry, codeLists: [String: CodeList], _ references: inout [ReferenceSource],
    _ problems: inout ProblemList
  ) -> ExtractContract? {
    if entry.value.hasKey("source") { return manifestContract(entry, codeLists, &problems) }
    guard
      let fields = entry.value.fields(required: required, optional: optional, &problems)
    else { return nil }
    let dialect = fields["dialect"].map { DialectReader.read($0, &problems) } ?? Dialect()
    let columns = ColumnReader(
      fields["columns"], codeLists: codeLists,
      defaults: ColumnDefaults.read(fields, dialect: dialect, &problems), &problems)
    var contract = skeleton(entry, columns: columns, dialect: dialect)
    let isWhole = readAgreement(fields, columns, into: &contract, &problems)
    readExpectations(fields, into: &contract, &problems)
    let reader = RuleReader(contract, columns: columns, codeLists: codeLists)
    contract.rules = fields["rules"].map { reader.rules($0, &problems) } ?? []
    references = fields["references"].map { reader.references($0, &problems) } ?? []
    contract.references = references.map(\.reference)
    contract.controlSums =
      fields["control_sums"].map { reader.controlSums($0, key: contract.key, &problems) } ?? []
    return isWhole ? contract : nil
  }

  /// A contract of which nothing but the columns is known.
  private static func skeleton(
    _ entry: YAMLNode.Entry, columns: ColumnReader, dialect: Dialect
  ) -> ExtractContract {
    let nothing = Localized(az: "", en: "")
    return ExtractContract(
      id: entry.key.text, title: nothing, agency: nothing, grain: "", file: nil, time: .snapshot,
      delivery: .period, frequency: nil, dueDay: nil, personColumns: [], householdColumn: nil,
      key: [], limits: QuarantineLimits(rows: 0, percent: 0), dialect: dialect,
      columns: columns.columns, location: entry.key.location)
  }

  /// What every contract says; false where something is missing or wrong.
  private static func readAgreement(
    _ fields: YAMLFields, _ columns: ColumnReader, into contract: inout ExtractContract,
    _ problems: inout ProblemList
  ) -> Bool {
    let links = ColumnNames(columns: columns)
    let title = fields["title"]?.localized(&problems)
    let agency = fields["agency"]?.localized(&problems)
    let grain = fields["grain"]?.word(among: grains, &problems)
    let file = fields["file"]?.fileName(&problems)
    let time = fields["time"].flatMap { links.time($0, &problems) }
    let delivery = fields["delivery"]?.word(among: ["period", "full"], &problems)
    let frequency = fields["frequency"]?.word(
      among: Frequency.allCases.map(\.rawValue) + ["irregular"], &problems)
    let limits = fields["limits"].flatMap { quarantineLimits($0, &problems) }
    contract.dueDay = fields["due_day"]?.integer(in: 1...31, &problems)
    contract.lagMonths = fields["lag_months"]?.integer(in: 0...120, &problems) ?? 0
    contract.personColumns = fields["person"].map { links.identifiers($0, &problems) } ?? []
    contract.householdColumn = fields["household"].flatMap { links.identifier($0, &problems) }
    contract.clusterColumn = fields["cluster"].flatMap { links.identifier($0, &problems) }
    contract.key = fields["key"].map { links.key($0, &problems) } ?? []
    if let node = fields["person"], contract.personColumns.count > 1, isKeptOnce(grain, time) {
      problems.report(.severalPersonColumns, at: node.location)
    }
    guard let title, let agency, let grain, let file, let time, let limits,
      let delivery = delivery.flatMap(ExtractContract.Delivery.init), let frequency
    else { return false }
    (contract.title, contract.agency) = (title, agency)
    (contract.grain, contract.file, contract.time) = (grain, file, time)
    (contract.delivery, contract.limits) = (delivery, limits)
    contract.frequency = Frequency(rawValue: frequency)
    return true
  }

  /// What a delivery as a whole is expected to be.
  private static func readExpectations(
    _ fields: YAMLFields, into contract: inout ExtractContract, _ problems: inout ProblemList
  ) {
    let empty = fields["empty"]?.word(among: ["refused", "allowed"], &problems)
    contract.allowsEmpty = empty == "allowed"
    if let change = fields["usual_change"]?.number(in: 0...10_000, &problems) {
      contract.usualChange = change
    }
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
}
