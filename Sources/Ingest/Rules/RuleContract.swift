public import Model

/// Looks whether the rules, references and control sums of a contract can be checked at all.
enum RuleContract {
  /// What cannot, with the place of its definition.
  static func problems(_ contract: ExtractContract) -> [(RuleProblem, Location)] {
    rules(contract) + references(contract) + sums(contract)
  }

  private static func rules(_ contract: ExtractContract) -> [(RuleProblem, Location)] {
    // Any period does: only the form of the expressions is looked at.
    let period = ReferencePeriod(year: 2000)
    return contract.rules.compactMap { rule in
      var program = RowProgram(columns: contract.columns, period: period)
      do {
        for expression in [rule.condition, rule.requirement] {
          if let expression { _ = try program.add(expression) }
        }
        return nil
      } catch {
        return (.ruleUnsupported(rule: rule.id), rule.location)
      }
    }
  }

  private static func references(_ contract: ExtractContract) -> [(RuleProblem, Location)] {
    contract.references.compactMap { reference in
      switch contract.column(reference.column)?.type {
      case .identifier, .text, .code: nil
      default: (.columnUnsupported(name: reference.column), reference.location)
      }
    }
  }

  private static func sums(_ contract: ExtractContract) -> [(RuleProblem, Location)] {
    contract.controlSums.compactMap { sum in
      guard contract.column(sum.column)?.type.isWide == true else {
        return (.columnUnsupported(name: sum.column), sum.location)
      }
      if case .code? = contract.column(sum.over)?.type, contract.key.contains(sum.over) {
        return nil
      }
      return (.columnUnsupported(name: sum.over), sum.location)
    }
  }
}

extension Table {
  /// The texts that occur in a column of codes, identifiers or texts; nil for other columns and where
  /// the column was not kept.
  public func texts(of name: String, codeLists: [String: CodeList]) -> Set<String>? {
    guard let column = columns[name], case .narrow(let values) = column.storage else { return nil }
    let texts: [String]
    switch column.type {
    case .code(let list): texts = codeLists[list]?.codes.map(\.id) ?? []
    case .identifier, .text: texts = column.dictionary
    default: return nil
    }
    var occurs = [Bool](repeating: false, count: texts.count)
    for value in values where value >= 0 && Int(value) < texts.count { occurs[Int(value)] = true }
    return Set(texts.indices.lazy.filter { occurs[$0] }.map { texts[$0] })
  }
}
