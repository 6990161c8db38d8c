import Model

/// The statements that find the person behind each row through the dated crosswalk.
struct PersonLinking {
  /// The methodology.
  let catalogue: Catalogue
  /// Whose SQL.
  let dialect: SQLDialect

  private func name(_ name: String) -> String { dialect.name(name) }

  /// The tables of persons and of who held which key when.
  var statements: [String] {
    [persons, keys, holders]
  }

  /// The scheme of the register's own key, and the column that has it.
  private var master: (contract: ExtractContract, column: String, scheme: String)? {
    guard let contract = catalogue.personExtract, let column = contract.personColumn,
      let scheme = contract.scheme(of: column)
    else { return nil }
    return (contract, column, scheme)
  }

  private var crosswalks: [(contract: ExtractContract, column: String)] {
    catalogue.contracts.filter(\.isLinking).compactMap { contract in
      guard let column = contract.personColumn, let master,
        contract.scheme(of: column) == master.scheme
      else { return nil }
      return (contract, column)
    }
  }

  private var persons: String {
    let sources = (master.map { [($0.contract, $0.column)] } ?? []) + crosswalks.map { ($0, $1) }
    let selects = sources.map { contract, column in
      "SELECT \(name(column)) AS person_key FROM \(name(ExtractReading.accepted(contract.id)))"
    }
    let all =
      selects.isEmpty ? "SELECT '' AS person_key WHERE FALSE" : selects.joined(separator: " UNION ")
    return """
      \(dialect.create("yol_persons"))
      SELECT row_number() OVER (ORDER BY person_key) AS person, person_key
      FROM (\(all)) AS k
      WHERE person_key IS NOT NULL
      """
  }

  /// Keys of all schemes with their persons; the register's own key is always its person's.
  private var keys: String {
    let own = master.map { master in
      "SELECT \(dialect.text(master.scheme)) AS scheme, person_key, person, "
        + "\(dialect.day(.first)) AS valid_from, \(dialect.day(.last)) AS valid_to FROM yol_persons"
    }
    let others = crosswalks.flatMap { contract, column in
      contract.columns.compactMap { other -> String? in
        guard case .identifier(let scheme) = other.type, scheme != master?.scheme else {
          return nil
        }
        let (from, to) = validity(contract)
        return """
          SELECT \(dialect.text(scheme)) AS scheme, x.\(name(other.name)) AS person_key, p.person, \
          \(from) AS valid_from, \(to) AS valid_to
          FROM \(name(ExtractReading.accepted(contract.id))) AS x
          JOIN yol_persons AS p ON p.person_key = x.\(name(column))
          WHERE x.\(name(other.name)) IS NOT NULL
          """
      }
    }
    let selects = [own].compactMap { $0 } + others
    let all =
      selects.isEmpty
      ? "SELECT '' AS scheme, '' AS person_key, 0 AS person, DATE '1970-01-01' AS valid_from, "
        + "DATE '1970-01-01' AS valid_to WHERE FALSE"
      : selects.joined(separator: "\nUNION ALL\n")
    return "\(dialect.create("yol_keys"))\n\(all)"
  }

  private func validity(_ contract: ExtractContract) -> (from: String, to: String) {
    guard case .spell(let from, let to) = contract.time else {
      return (dialect.day(.first), dialect.day(.last))
    }
    return (
      "coalesce(x.\(name(from)), \(dialect.day(.first)))",
      "coalesce(x.\(name(to)), \(dialect.day(.last)))"
    )
  }

  /// How many persons ever held a key, and who if it was one.
  private var holders: String {
    """
    \(dialect.create("yol_holders"))
    SELECT scheme, person_key, count(DISTINCT person) AS holders, min(person) AS person
    FROM yol_keys
    GROUP BY scheme, person_key
    """
  }

  /// The table of an extract with persons and households.
  func table(_ contract: ExtractContract) -> String {
    var select = Select()
    select.columns = [("a.*", nil)]
    select.from = "\(name(ExtractReading.accepted(contract.id))) AS a"
    let persons = contract.personColumns.enumerated().compactMap { place, column in
      contract.scheme(of: column).map { person(contract, column, $0, place + 1, &select) }
    }
    if !persons.isEmpty {
      select.add(persons.count == 1 ? persons[0] : agreed(persons), as: TechnicalName.person)
    }
    if let household = contract.householdColumn {
      select.add(Fragment("a.\(name(household))"), as: TechnicalName.household)
    }
    return "\(dialect.create(contract.id))\n\(select.text(dialect))"
  }

  /// The first key that finds somebody decides, unless another one finds somebody else.
  private func agreed(_ persons: [Fragment]) -> Fragment {
    let list = persons.map(\.text).joined(separator: ", ")
    return Fragment(
      "CASE WHEN least(\(list)) = greatest(\(list)) THEN coalesce(\(list)) END")
  }

  /// The one person who ever held a key, or else the one who held it on the row's day.
  private func person(
    _ contract: ExtractContract, _ column: String, _ scheme: String, _ place: Int,
    _ select: inout Select
  ) -> Fragment {
    let (holder, then) = ("h\(place)", "k\(place)")
    let row = name(TechnicalName.row)
    select.joins.append(
      "LEFT JOIN yol_holders AS \(holder) ON \(holder).scheme = \(dialect.text(scheme)) "
        + "AND \(holder).person_key = a.\(name(column))")
    guard let day = day(contract) else {
      return Fragment("CASE WHEN \(holder).holders = 1 THEN \(holder).person END")
    }
    select.joins.append(
      """
      LEFT JOIN (
        SELECT x.\(row), min(k.person) AS person
        FROM \(name(ExtractReading.accepted(contract.id))) AS x
        JOIN yol_holders AS o ON o.scheme = \(dialect.text(scheme)) \
      AND o.person_key = x.\(name(column)) AND o.holders > 1
        JOIN yol_keys AS k ON k.scheme = o.scheme AND k.person_key = o.person_key
          AND \(day) BETWEEN k.valid_from AND k.valid_to
        GROUP BY x.\(row)
        HAVING count(DISTINCT k.person) = 1
      ) AS \(then) ON \(then).\(row) = a.\(row)
      """)
    return Fragment(
      "CASE WHEN \(holder).holders = 1 THEN \(holder).person ELSE \(then).person END")
  }

  /// The day on which a row's key was used.
  private func day(_ contract: ExtractContract) -> String? {
    switch contract.time {
    case .snapshot: "x.\(name(TechnicalName.deliveryDay))"
    case .spell(let from, _): "x.\(name(from))"
    case .event(let date): "x.\(name(date))"
    case .month(let column): "last_day(x.\(name(column)))"
    case .period: nil
    }
  }
}

extension ExtractContract {
  /// The scheme of a column of keys.
  func scheme(of name: String) -> String? {
    guard case .identifier(let scheme)? = column(name)?.type else { return nil }
    return scheme
  }
}
