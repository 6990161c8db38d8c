import GRDB
public import Model

/// What the archive knows about observations.
extension Archive {
  /// The observations of an indicator as a vintage published them, by period and place.
  ///
  /// - Returns: empty where the vintage does not have the indicator.
  /// - Throws: status 74 where a stored figure is not what was written: each block is compared with
  ///   its digest.
  public func observations(
    indicator: String, vintage: String
  ) throws(RunError) -> [ArchivedObservation] {
    try read { database in
      let headers = try Row.fetchAll(
        database,
        sql: """
          SELECT number, digest, version, block.period, dimensions
          FROM vintage JOIN block ON block.number = vintage.block
          WHERE vintage.name = ? AND vintage.indicator = ?
          """,
        arguments: [vintage, indicator])
      let blocks = try headers.map { header in
        try Self.block(of: indicator, header: ArchiveRow(header), from: database)
      }
      return try blocks.sorted { $0.period < $1.period }.flatMap { try $0.observations() }
    }
  }

  /// Names of all vintages, in the order of their bytes.
  public func vintages() throws(RunError) -> [String] {
    try read {
      try Row.fetchAll($0, sql: "SELECT DISTINCT name FROM vintage ORDER BY name").map {
        try ArchiveRow($0).text(0)
      }
    }
  }

  /// Makes a vintage consist of blocks, storing those that no vintage has yet.
  static func replace(
    vintage: String, with blocks: [Block], in database: Database
  ) throws {
    try database.execute(sql: "DELETE FROM vintage WHERE name = ?", arguments: [vintage])
    let isReplacement = database.changesCount > 0
    let find = try database.cachedStatement(sql: "SELECT number FROM block WHERE digest = ?")
    let add = try database.cachedStatement(
      sql: "INSERT INTO vintage (name, indicator, period, block) VALUES (?, ?, ?, ?)")
    for block in blocks {
      let digest = block.digest
      let known = try Int64.fetchOne(find, arguments: [digest])
      let number = try known ?? insert(block, digest: digest, into: database)
      try add.execute(
        arguments: [vintage, block.indicator, block.period.description, number])
    }
    guard isReplacement else { return }
    try database.execute(
      sql: """
        DELETE FROM block
        WHERE NOT EXISTS (SELECT 1 FROM vintage WHERE vintage.block = block.number)
        """)
  }

  private static func insert(
    _ block: Block, digest: String, into database: Database
  ) throws -> Int64 {
    try database.execute(
      sql: """
        INSERT INTO block (digest, indicator, version, period, dimensions) VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [
        digest, block.indicator, block.version, block.period.description, block.dimensions,
      ])
    let number = database.lastInsertedRowID
    let inserter = try ObservationInserter(database)
    for (place, row) in block.rows.enumerated() {
      try inserter.insert(row, block: number, place: place)
    }
    return number
  }

  private static func block(
    of indicator: String, header: ArchiveRow, from database: Database
  ) throws -> Block {
    let statement = try database.cachedStatement(
      sql: """
        SELECT position, value, numerator, denominator, status, confidentiality, absence,
          \(try Schema.additions(in: database))
        FROM observation WHERE block = ? ORDER BY place
        """)
    let rows = try Row.fetchAll(statement, arguments: [try header.integer(0)])
    let block = Block(
      indicator: indicator, version: try header.count(2),
      period: try header.meaning(3) { ReferencePeriod($0) }, dimensions: try header.text(4),
      rows: try rows.map { try BlockRow(ArchiveRow($0)) })
    guard block.digest == (try header.text(1)) else { throw ArchiveProblem.damaged }
    return block
  }
}

extension BlockRow {
  fileprivate init(_ row: ArchiveRow) throws {
    guard let status = UInt16(exactly: try row.integer(4)) else { throw ArchiveProblem.damaged }
    self.init(
      position: try row.text(0), value: try row.optionalReal(1),
      numerator: try row.optionalReal(2), denominator: try row.optionalReal(3), status: status,
      confidentiality: try row.text(5), absence: try row.optionalText(6),
      lower: try row.optionalReal(7), upper: try row.optionalReal(8),
      intervalType: try row.optionalText(9), linkedCoverage: try row.optionalReal(10))
  }
}

extension Block {
  /// The observations for readers of the archive.
  fileprivate func observations() throws -> [ArchivedObservation] {
    let dimensions = KeyText.split(self.dimensions)
    return try rows.map { row in
      guard let confidentiality = ConfidentialityStatus(rawValue: row.confidentiality),
        let absence = Optional<AbsenceReason>.stored(row.absence),
        let intervalType = Optional<IntervalKind>.stored(row.intervalType)
      else { throw ArchiveProblem.damaged }
      return ArchivedObservation(
        period: period, dimensions: dimensions, position: KeyText.split(row.position),
        value: row.value, numerator: row.numerator, denominator: row.denominator,
        status: ObservationStatus(rawValue: row.status), confidentiality: confidentiality,
        absence: absence, lower: row.lower, upper: row.upper, intervalType: intervalType,
        linkedCoverage: row.linkedCoverage)
    }
  }
}

extension Optional where Wrapped: RawRepresentable<String> {
  /// The meaning of a stored text; the outer nil is a text that has none.
  fileprivate static func stored(_ text: String?) -> Wrapped?? {
    guard let text else { return .some(nil) }
    return Wrapped(rawValue: text).map { .some($0) }
  }
}
