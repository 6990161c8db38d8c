/// Reads the files of a release, of earlier releases, and of the truth.
struct ReleaseReader {
  private(set) var specification: Specification
  var release = Release()
  /// Code of the total of each dimension; -1 where there is none.
  private(set) var totals: [Int32] = []
  /// True values, by cell; filled by `readTruth`.
  private(set) var truth: [Double] = []

  /// Number of codes that the specification names: the first ones.
  private(set) var described = 0
  /// Codes of time of which earlier releases say nothing.
  private var revised: Set<Int32> = []
  /// Tables that an earlier release does not have, or has of something else.
  private var otherTables: Set<Int> = []

  var measureNames = CodeTable()
  var measureOfName: [Int32] = []

  /// Which release is read.
  enum Vintage {
    case present
    case earlier
    case truth
  }

  /// Prepares to read what a specification describes.
  init(_ specification: Specification) {
    self.specification = specification
    for (number, dimension) in specification.dimensions.enumerated() {
      totals.append(dimension.total.map { release.codes.code($0, of: number) } ?? -1)
      for code in dimension.members ?? [] { _ = release.codes.code(code, of: number) }
      for (code, parent) in dimension.parents {
        _ = release.codes.code(code, of: number)
        _ = release.codes.code(parent, of: number)
      }
      for (code, members) in dimension.groups {
        _ = release.codes.code(code, of: number)
        for member in members { _ = release.codes.code(member, of: number) }
      }
    }
    described = release.codes.count
  }

  /// Reads all files of a folder that the specification describes.
  mutating func read(_ path: String, as vintage: Vintage) throws(AttackError) {
    try read(try ReleaseFolder(path), as: vintage)
  }

  /// Reads what an earlier release says of the same numbers.
  mutating func read(
    _ earlier: EarlierRelease, revised codes: Set<String>
  ) throws(AttackError) {
    if let bytes = earlier.specification {
      let same = specification.tables(alsoIn: try SpecificationReader.read(bytes))
      otherTables = Set(specification.tables.indices).subtracting(same)
    }
    for (number, dimension) in specification.dimensions.enumerated() where dimension.isTime {
      revised.formUnion(codes.sorted().compactMap { release.codes.known($0, of: number) })
    }
    defer { (revised, otherTables) = ([], []) }
    try read(earlier.folder, as: .earlier)
  }

  /// Reads all files of a folder that the specification describes.
  mutating func read(_ folder: ReleaseFolder, as vintage: Vintage) throws(AttackError) {
    if vintage == .truth {
      truth = [Double](repeating: .nan, count: release.cells.count)
    }
    var isUsed = [Bool](repeating: false, count: specification.tables.count)
    for file in folder.files {
      let tables = specification.tables.indices.filter {
        ReleaseFolder.matches(file, specification.tables[$0].file) && !otherTables.contains($0)
      }
      guard !tables.isEmpty else {
        if vintage == .present, file.hasSuffix(".csv") {
          release.notes.append("the specification describes no table of \(file): it was not read")
        }
        continue
      }
      for table in tables { isUsed[table] = true }
      try read(file, of: folder, tables: tables, as: vintage)
    }
    if vintage == .present, let unused = isUsed.firstIndex(of: false) {
      throw AttackError(
        .missing, "no file of the release is '\(specification.tables[unused].file)'",
        file: folder.path)
    }
    if vintage == .present { noteCodes() }
  }

  private mutating func read(
    _ file: String, of folder: ReleaseFolder, tables: [Int], as vintage: Vintage
  ) throws(AttackError) {
    let bytes = try folder.read(file)
    do throws(AttackError) {
      let text = try CSVText(bytes)
      var number = -1
      if vintage == .present {
        release.files.append(file)
        number = release.files.count - 1
      }
      for table in tables {
        let layout = try TableLayout(
          specification.tables[table], text: text, dimensions: specification.dimensions)
        // The truth needs no flags, and earlier releases may have had none.
        if vintage == .present { try check(layout, of: specification.tables[table], in: file) }
        try read(text, layout, file: number, table: table, as: vintage)
      }
    } catch {
      var error = error
      error.file = "\(folder.path)/\(file)"
      throw error
    }
  }

  private mutating func read(
    _ text: CSVText, _ layout: TableLayout, file: Int, table: Int, as vintage: Vintage
  ) throws(AttackError) {
    let fixed = layout.fixed.map { dimension, code in
      (dimension: dimension, code: release.codes.code(code, of: dimension))
    }
    var codes: [Int32] = []
    for row in 0..<text.rows {
      let base = row * text.header.count
      if layout.isAbsent(text, base) { continue }
      guard let measure = measure(of: text, base, layout) else { continue }
      codes.removeAll(keepingCapacity: true)
      codesOfRow(text, base, layout, fixed: fixed, into: &codes)
      if !revised.isEmpty, codes.contains(where: revised.contains) { continue }
      var key = CellKey(measure: Int32(truncatingIfNeeded: measure))
      for code in codes { key.toggle(code) }
      guard let sight = layout.sight(text, base) else {
        throw AttackError(
          .data, "the value is no number, and nothing says that it is hidden",
          line: Int(text.lines[row]))
      }
      if vintage == .truth {
        if let cell = release.cells.cell(key), cell < truth.count, !sight.isHidden {
          truth[cell] = sight.number?.value ?? .nan
        }
        continue
      }
      let (cell, isNew) = release.cells.cell(
        key, measure: Int32(truncatingIfNeeded: measure), codes: codes)
      if isNew { release.states.append(CellState()) }
      if vintage == .present {
        addSighting(cell, file: file, table: table, row: row, isHidden: sight.isHidden)
      }
      note(sight, cell, measure, layout.rounding, as: vintage)
    }
  }

  private mutating func codesOfRow(
    _ text: CSVText, _ base: Int, _ layout: TableLayout,
    fixed: [(dimension: Int, code: Int32)], into codes: inout [Int32]
  ) {
    var nextFixed = 0
    text.bytes.withUnsafeBufferPointer { bytes in
      for (dimension, column) in layout.columns {
        while nextFixed < fixed.count, fixed[nextFixed].dimension < dimension {
          if fixed[nextFixed].code != totals[fixed[nextFixed].dimension] {
            codes.append(fixed[nextFixed].code)
          }
          nextFixed += 1
        }
        let field = text.fields[base + column]
        let code = release.codes.code(
          UnsafeBufferPointer(rebasing: bytes[Int(field.start)..<Int(field.end)]), of: dimension)
        if code != totals[dimension] { codes.append(code) }
      }
    }
    for (dimension, code) in fixed[nextFixed...] where code != totals[dimension] {
      codes.append(code)
    }
  }

  private mutating func measure(of text: CSVText, _ base: Int, _ layout: TableLayout) -> Int? {
    switch layout.measure {
    case .named(let measure): return measure
    case .column(let column, let map):
      let field = text.fields[base + column]
      let name = text.bytes.withUnsafeBufferPointer { bytes in
        measureNames.code(
          UnsafeBufferPointer(rebasing: bytes[Int(field.start)..<Int(field.end)]),
          of: layout.mapNumber)
      }
      if name < measureOfName.count {
        let known = measureOfName[Int(name)]
        return known < 0 ? nil : Int(known)
      }
      let text = measureNames.names[Int(name)]
      let measure = map.map { $0[text] } ?? specification.measure(text)
      measureOfName.append(Int32(truncatingIfNeeded: measure ?? -1))
      return measure
    }
  }

  private mutating func addSighting(
    _ cell: Int, file: Int, table: Int, row: Int, isHidden: Bool
  ) {
    release.rows += 1
    release.sightings.append(
      .init(
        cell: Int32(truncatingIfNeeded: cell), file: Int32(truncatingIfNeeded: file),
        table: Int32(truncatingIfNeeded: table), row: Int32(truncatingIfNeeded: row),
        isHidden: isHidden))
  }

  mutating func editState(_ cell: Int, _ edit: (inout CellState) -> Void) {
    edit(&release.states[cell])
  }

  /// Numbers with decimals, or below zero, tell what their measure is.
  mutating func learnKind(_ number: PrintedNumber, _ measure: Int, _ cell: Int) {
    guard !specification.measures[measure].isDerived else { return }
    if number.value != number.value.rounded() {
      specification.measures[measure].isWhole = false
      specification.measures[measure].isSensitive = false
    }
    if number.value < 0 { specification.measures[measure].canBeNegative = true }
  }

  mutating func addContradiction(_ cell: Int) {
    let name = CellNames(specification, release).name(cell)
    release.contradictions.append("\(name) is printed with two different values")
  }

  mutating func addRevision(_ cell: Int, _ measure: Int, by difference: Double) {
    release.revised += 1
    let kind = specification.measures[measure]
    guard kind.isSensitive, !kind.isDerived, difference < specification.threshold else { return }
    release.revisedSmall += 1
  }
}
