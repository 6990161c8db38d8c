import Model
import Suppression

/// Puts the certificate of a release together: cells as the files name them.
///
/// A number that files show under several names is one cell of the protected system; in the certificate each name is
/// a cell, equal to the first one.
struct CertificateAssembly {
  private let assembly: ReleaseAssembly
  private var system: LinkedSystem
  private var suppression: Suppression
  private var tabulation: Tabulation
  private var cellNames: [ReleaseSystem.CellName] = []
  /// For each cell the cells of its further names.
  private var twins: [Int: [Int]] = [:]

  /// Names all cells.
  init(_ secured: SecuredCells, _ specification: ReleaseSpecification) {
    assembly = secured.assembly
    suppression = secured.suppression
    system = secured.system
    tabulation = Tabulation(specification)
    nameCells()
    addTwins()
    addPairs()
  }

  private mutating func addPairs() {
    suppression.pairs = suppression.pairs.flatMap { pair in
      let upper = twinned(pair.upper)
      let lower = twinned(pair.lower)
      return ([pair.cell] + (twins[pair.cell] ?? [])).map {
        Suppression.Pair(cell: $0, upper: upper, lower: lower)
      }
    }.sorted { $0.cell < $1.cell }
  }

  /// The certificate.
  func file(width: Int) -> CertificateFile {
    CertificateFile(
      ReleaseSystem(system: system, names: cellNames, tabulation: tabulation), suppression,
      width: width, places: places)
  }

  /// Sums are kept in hundredths where they are money.
  private var places: [Int] {
    tabulation.measures.map { assembly.names.places[$0] ?? 0 }
  }

  private mutating func nameCells() {
    let periods = periodAtoms()
    var known: [ReleaseNames.Place: (measure: Int, atoms: [Int])] = [:]
    for cell in assembly.cells.cells {
      let place = ReleaseNames.Place(group: cell.group, place: cell.place)
      let name = known[place] ?? assembly.names.names[place].map { number(of: $0) }
      known[place] = name
      add(name, periods[cell.period])
    }
    let unprinted = tabulation.measure("unprinted")
    let total = tabulation.position(atoms: [])
    for what in assembly.links.unprinted {
      if case .formula(let id, let period) = what {
        add((tabulation.measure(id), []), periods[period])
      } else {
        cellNames.append(ReleaseSystem.CellName(measure: unprinted, position: total))
      }
    }
  }

  private mutating func periodAtoms() -> [Int?] {
    assembly.cells.periods.map { period in
      tabulation.codes.dimension("period").flatMap {
        tabulation.codes.atom(dimension: $0, code: "\(period)")
      }
    }
  }

  private mutating func add(_ name: (measure: Int, atoms: [Int])?, _ period: Int?) {
    let atoms = (name?.atoms ?? []) + [period].compactMap { $0 }
    let measure = name?.measure ?? tabulation.measure("unnamed")
    cellNames.append(
      ReleaseSystem.CellName(measure: measure, position: tabulation.position(atoms: atoms)))
  }

  private mutating func number(of name: ReleaseNames.Name) -> (measure: Int, atoms: [Int]) {
    let atoms = name.codes.compactMap { code -> Int? in
      tabulation.codes.dimension(assembly.names.dimensions[code.dimension]).flatMap {
        tabulation.codes.atom(dimension: $0, code: code.code)
      }
    }
    return (tabulation.measure(assembly.names.measures[name.measure]), atoms)
  }

  /// A cell for each further name of a number.
  private mutating func addTwins() {
    var aliases: [ReleaseNames.Place: [(measure: Int, atoms: [Int])]] = [:]
    for alias in assembly.names.aliases {
      aliases[alias.place, default: []].append(number(of: alias.other))
    }
    let periods = periodAtoms()
    for (index, cell) in assembly.cells.cells.enumerated() {
      let place = ReleaseNames.Place(group: cell.group, place: cell.place)
      for name in aliases[place] ?? [] {
        let twin = system.cells.count
        var copy = system.cells[index]
        copy.need = nil
        system.cells.append(copy)
        suppression.isHidden.append(suppression.isHidden[index])
        add(name, periods[cell.period])
        system.relations.append(LinkedSystem.Relation(total: index, parts: [twin]))
        twins[index, default: []].append(twin)
      }
    }
  }

  /// A release in which further names of a number change with it.
  private func twinned(_ witness: Witness) -> Witness {
    var more: [Witness.Change] = []
    for change in witness.changes {
      for twin in twins[change.cell] ?? [] {
        more.append(Witness.Change(cell: twin, amount: change.amount))
      }
    }
    guard !more.isEmpty else { return witness }
    return Witness(changes: witness.changes + more.sorted { $0.cell < $1.cell })
  }
}
