import Model

/// What names mean at one place of a definition: the rows in sight, innermost last.
struct Scope {
  /// The workspace's extracts, lists and variables.
  let names: Names
  /// The rows in sight, the unit of the population first.
  var rows: [Row]
  /// The cohorts of the indicator; nil where it has none.
  var cohort: CohortWindow?

  /// A row whose columns can be named.
  struct Row {
    /// The agreement about it.
    var contract: ExtractContract
    /// What conditions call it.
    var name: String
    /// Whose it is.
    var link = Selection.Link.person
    /// Whether names can mean its columns: a variable sees rows about its own person only.
    var isInSight = true
  }

  /// The scope of a row of an extract.
  init(
    names: Names, extracts: [ExtractContract], alias: String? = nil, cohort: CohortWindow? = nil
  ) {
    self.names = names
    self.cohort = cohort
    rows = extracts.map { Row(contract: $0, name: alias ?? $0.id) }
  }

  /// The scope one level deeper.
  func entering(
    _ contract: ExtractContract, as alias: String? = nil, _ link: Selection.Link = .person
  ) -> Scope {
    var scope = self
    scope.rows.append(Row(contract: contract, name: alias ?? contract.id, link: link))
    return scope
  }

  /// The scope in which a variable of the row at a level is read: the row goes by its extract's name,
  /// and rows about other persons are out of sight.
  func variable(at level: Int) -> Scope {
    var scope = self
    scope.rows = Array(rows[...level])
    scope.rows[level].name = rows[level].contract.id
    let stranger = scope.rows.lastIndex { $0.link == .household } ?? 0
    for outer in 0..<stranger { scope.rows[outer].isInSight = false }
    return scope
  }

  /// The innermost row.
  var row: ExtractContract {
    rows[level].contract
  }

  /// Level of the innermost row.
  var level: Int {
    rows.count - 1
  }
}

/// Everything that the language can name, shared by all scopes.
struct Names {
  /// Extracts by id.
  var contracts: [String: ExtractContract]
  /// Code lists by id.
  var codeLists: [String: CodeList]
  /// Parsed variables by extract and name.
  var variables: [String: [String: Syntax]]
  /// Groups of persons that a dated parameter has values for, by its id.
  var parameters: [String: Set<String>]
  /// The snapshot of persons, through which other extracts know a person's attributes.
  var personExtract: String?
  /// Whether the methodology says which days are workdays and school days.
  var hasCalendar = false

  /// The group of parameters that are for everybody.
  static let everybody = "all"

  /// The extract of a name.
  func contract(
    _ name: String, at position: SourcePosition
  ) throws(LanguageProblem) -> ExtractContract {
    guard let contract = contracts[name] else {
      throw LanguageProblem(
        .unknownExtract(name, nearest: nearestName(to: name, among: contracts.keys.sorted())),
        at: position)
    }
    return contract
  }

  /// The code list of a name.
  func codeList(_ name: String, at position: SourcePosition) throws(LanguageProblem) -> CodeList {
    guard let list = codeLists[name] else {
      throw LanguageProblem(
        .unknownList(name, nearest: nearestName(to: name, among: codeLists.keys.sorted())),
        at: position)
    }
    return list
  }
}
