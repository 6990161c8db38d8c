internal import Ingest
internal import Model

/// The order in which extracts are read: each after those that its references name.
struct ExtractOrder {
  /// Extracts that can be read side by side, wave after wave, each in the order of the contracts.
  let waves: [[ExtractContract]]

  /// Orders contracts; of extracts that refer to each other none waits for another.
  init(_ contracts: [ExtractContract]) {
    var (waves, open) = ([[ExtractContract]](), contracts)
    while !open.isEmpty {
      let waiting = Set(open.map(\.id))
      let free = open.filter { contract in
        contract.references.allSatisfy {
          $0.extract == contract.id || !waiting.contains($0.extract)
        }
      }
      let wave = free.isEmpty ? open : free
      waves.append(wave)
      let taken = Set(wave.map(\.id))
      open.removeAll { taken.contains($0.id) }
    }
    self.waves = waves
  }
}

/// The columns that are kept of each extract: those that indicators use, that other extracts refer to,
/// and all of an extract whose cells are compared with those of the delivery before.
struct NeededColumns: Sendable {
  private let used: [String: Set<String>]
  private let referred: [String: Set<String>]

  /// Collects the columns of a methodology.
  init(_ catalogue: Catalogue) {
    used = ColumnUse(catalogue, withClusters: true).columns
    var referred: [String: Set<String>] = [:]
    for reference in catalogue.contracts.flatMap(\.references) {
      referred[reference.extract, default: []].insert(reference.otherColumn)
    }
    self.referred = referred
  }

  /// Columns to keep of an extract; nil means all.
  func columns(of contract: ExtractContract) -> Set<String>? {
    contract.grain == "aggregate"
      ? nil : (used[contract.id] ?? []).union(referred[contract.id] ?? [])
  }

  /// The values that other extracts may refer to, by `EXTRACT.COLUMN`.
  func values(
    of outcome: DeliveryChain.Outcome, _ codeLists: [String: CodeList]
  ) -> [String: Set<String>] {
    var values: [String: Set<String>] = [:]
    for name in referred[outcome.extract] ?? [] where !outcome.results.isEmpty {
      values[Reference.source(outcome.extract, name)] = outcome.results.reduce(into: []) {
        texts, item in
        guard case .success(let reading) = item.result else { return }
        texts.formUnion(reading.table.texts(of: name, codeLists: codeLists) ?? [])
      }
    }
    return values
  }
}

extension Catalogue {
  /// Extracts with all that they refer to, step by step.
  func withReferences(_ extracts: Set<String>) -> Set<String> {
    var (all, open) = (extracts, Array(extracts))
    while let id = open.popLast() {
      for reference in contract(id)?.references ?? [] where all.insert(reference.extract).inserted {
        open.append(reference.extract)
      }
    }
    return all
  }
}
