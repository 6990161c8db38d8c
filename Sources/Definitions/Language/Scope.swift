import Model

/// What names mean at one place of a definition: the rows in sight, innermost last.
struct Scope {
  /// The workspace's extracts, lists and variables.
  let names: Names
  /// Extracts of the rows in sight, the unit of the population first.
  var extracts: [ExtractContract]

  /// The scope one level deeper.
  func entering(_ contract: ExtractContract) -> Scope {
    Scope(names: names, extracts: extracts + [contract])
  }

  /// The scope as it is at an outer level.
  func at(level: Int) -> Scope {
    Scope(names: names, extracts: Array(extracts[...level]))
  }

  /// Level of the innermost row.
  var level: Int {
    extracts.count - 1
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
  /// Ids of dated parameters.
  var parameters: Set<String>
  /// The snapshot of persons, through which other extracts know a person's attributes.
  var personExtract: String?

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
