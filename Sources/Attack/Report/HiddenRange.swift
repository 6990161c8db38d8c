/// Between which numbers a hidden one lies, as anybody can work out from the files.
public struct HiddenRange: Hashable, Sendable {
  /// The file.
  public var file: String
  /// Row of the file, from 0, the header not counted.
  public var row: Int
  /// The column in which the number would stand.
  public var column: String
  /// The least possible value.
  public var least: Double
  /// The greatest possible value.
  public var greatest: Double

  /// States a range.
  public init(file: String, row: Int, column: String, least: Double, greatest: Double) {
    self.file = file
    self.row = row
    self.column = column
    self.least = least
    self.greatest = greatest
  }
}

extension Attacker {
  /// The ranges of the hidden numbers of files, one relation after another, as with pencil and paper.
  ///
  /// They may be wider than what `report` finds, which solves linear programmes. Numbers without a
  /// greatest value have no range. Relations that the printed numbers do not satisfy are set aside, as
  /// `report` does; where there are many, nothing has a range.
  ///
  /// - Parameters:
  ///   - files: files of a release by path.
  ///   - specification: text of the `SPEC.json` that describes them.
  /// - Returns: ranges in the order of files, tables and rows.
  /// - Throws: where a file or the specification cannot be used.
  public static func ranges(
    of files: [String: [UInt8]], by specification: [UInt8]
  ) throws(AttackError) -> [HiddenRange] {
    var reader = ReleaseReader(try SpecificationReader.read(specification))
    try reader.read(ReleaseFolder(contents: files), as: .present)
    var builder = try SystemBuilder(reader.specification, reader.release, totals: reader.totals)
    builder.build(latent: .tables)
    let system = LinkedNumbers(builder)
    guard let bounds = narrowed(system) else { return [] }
    return ranges(of: system, bounds)
  }

  /// Bounds by all relations but those that the printed numbers do not satisfy; nil where there are many.
  private static func narrowed(_ system: LinkedNumbers) -> Bounds? {
    let rowsOfCell = RowsOfCells(system.rows, cells: system.release.cells.count)
    var isDisabled = [Bool](repeating: false, count: system.rows.count)
    for _ in 0..<16 {
      var propagation = Propagation(
        system, system.bounds(isOutdated: []), rowsOfCell: rowsOfCell, isDisabled: isDisabled)
      do throws(Propagation.Contradiction) {
        try propagation.run()
        return propagation.bounds
      } catch {
        guard isDisabled.indices.contains(error.row) else { return nil }
        isDisabled[error.row] = true
      }
    }
    return nil
  }

  private static func ranges(of system: LinkedNumbers, _ bounds: Bounds) -> [HiddenRange] {
    system.release.sightings.compactMap { sighting in
      let cell = Int(sighting.cell)
      guard sighting.isHidden, system.isNumber[cell],
        !system.release.states[cell].marks.contains(.printed), bounds.low[cell].isFinite,
        bounds.high[cell].isFinite
      else { return nil }
      return HiddenRange(
        file: system.release.files[Int(sighting.file)], row: Int(sighting.row),
        column: system.specification.tables[Int(sighting.table)].value, least: bounds.low[cell],
        greatest: bounds.high[cell])
    }
  }
}
