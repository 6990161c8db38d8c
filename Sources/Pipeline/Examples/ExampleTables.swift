internal import Model

/// The tables of a worked example: its rows as the columns of the extracts have them.
struct ExampleTables {
  /// The methodology.
  let catalogue: Catalogue
  /// The example.
  let example: WorkedExample
  /// The newest period of which anything was delivered.
  let newest: ReferencePeriod

  /// Tables by extract and period; extracts without rows are empty, those said to be missing absent.
  var deliveries: [String: [ReferencePeriod: Table]] {
    var deliveries: [String: [ReferencePeriod: Table]] = [:]
    for contract in catalogue.contracts {
      let given = example.extracts.first { $0.id == contract.id }
      if let given, given.rows == nil { continue }
      let table = table(contract, rows: rows(of: contract, given?.rows ?? []))
      deliveries[contract.id] = [period(of: contract): table]
    }
    return deliveries
  }

  /// Rows that may still come do not make a month of an example unknown, unless it names its run.
  private func period(of contract: ExtractContract) -> ReferencePeriod {
    if contract.time == .snapshot { return example.period }
    guard example.run == nil else { return newest }
    return newest.converted(to: .monthly).advanced(by: contract.lagMonths)
  }

  /// Texts by column and row; invented persons get a key, and their rows of the crosswalk.
  private func rows(of contract: ExtractContract, _ given: [WorkedExample.Row]) -> [Row] {
    let rows = given.map { row in
      var made = Row(cells: row.cells)
      if let person = row.person, let column = contract.personColumn {
        made.keys[column] = Self.key(of: person)
      }
      return made
    }
    return contract.isLinking ? rows + persons.map { holding($0, contract) } : rows
  }

  /// A row of the crosswalk by which a person always holds a key of each scheme.
  private func holding(_ person: String, _ crosswalk: ExtractContract) -> Row {
    var row = Row(cells: [])
    for column in crosswalk.columns {
      if case .identifier = column.type { row.keys[column.name] = Self.key(of: person) }
    }
    return row
  }

  /// No key that an agency gives has this form.
  private static func key(of person: String) -> String {
    "person \(person)"
  }

  /// The invented persons in the order in which they first occur.
  private var persons: [String] {
    var seen: Set<String> = []
    return example.extracts.flatMap { $0.rows ?? [] }.compactMap(\.person)
      .filter { seen.insert($0).inserted }
  }

  /// What one row has.
  private struct Row {
    var cells: [WorkedExample.Cell]
    /// Keys of an invented person by column.
    var keys: [String: String] = [:]
  }

  private func table(_ contract: ExtractContract, rows: [Row]) -> Table {
    var columns: [String: Column] = [:]
    for column in contract.columns {
      columns[column.name] =
        column.type.hasDictionary ? texts(column, rows) : values(column, rows)
    }
    return Table(extract: contract.id, rowCount: rows.count, columns: columns)
  }

  private func texts(_ column: ColumnContract, _ rows: [Row]) -> Column {
    var dictionary: [String] = []
    var places: [String: Int32] = [:]
    let stored = rows.map { row -> Int32 in
      guard
        let text = row.keys[column.name]
          ?? row.cells.first(where: { $0.column == column.name })?.text
      else { return Column.missingNarrow }
      if let place = places[text] { return place }
      let place = Int32(clamping: dictionary.count)
      dictionary.append(text)
      places[text] = place
      return place
    }
    return Column(type: column.type, storage: .narrow(stored), dictionary: dictionary)
  }

  private func values(_ column: ColumnContract, _ rows: [Row]) -> Column {
    let stored = rows.map { row in
      row.cells.first { $0.column == column.name }?.stored ?? Column.missingWide
    }
    guard !column.type.isWide else { return Column(type: column.type, storage: .wide(stored)) }
    let narrow = stored.map {
      $0 == Column.missingWide ? Column.missingNarrow : Int32(clamping: $0)
    }
    return Column(type: column.type, storage: .narrow(narrow))
  }
}
