import Model

extension KeptFigures {
  private static let signature = "yol-kept,1"

  /// The figures as the lines of a file.
  public var bytes: [UInt8] {
    var bytes = Array("\(Self.signature)\n".utf8)
    for (series, table) in tables.sorted(by: { $0.key < $1.key }) {
      let head = ["series", series.indicator, "\(table.version)", series.period.description]
      bytes += KeptLine.bytes(head + table.dimensions)
      for index in table.rows.indices {
        table.rows[index].observation.write(to: &bytes)
        for code in table.rows[index].codes {
          bytes.append(UInt8(ascii: ","))
          KeptLine.write(code, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    return bytes
  }

  /// Reads the lines of a file and adds their figures, in the place of earlier ones.
  ///
  /// - Parameter bytes: content of the file.
  /// - Returns: whether the content is what `bytes` gives; nothing is added otherwise.
  public mutating func add(_ bytes: [UInt8]) -> Bool {
    var lines = bytes.split(separator: UInt8(ascii: "\n"))[...]
    guard lines.popFirst().map({ String(decoding: $0, as: UTF8.self) }) == Self.signature else {
      return false
    }
    var read: [Series: Table] = [:]
    var open: (series: Series, table: Table)?
    for line in lines {
      let fields = KeptLine.fields(line)
      if fields.first == "series" {
        if let open { read[open.series] = open.table }
        guard let next = Self.series(fields) else { return false }
        open = next
      } else {
        guard let row = open.flatMap({ Row(fields, $0.series.period, $0.table.dimensions.count) })
        else { return false }
        open?.table.rows.append(row)
      }
    }
    if let open { read[open.series] = open.table }
    tables.merge(read) { _, new in new }
    return true
  }

  private static func series(_ fields: [String]) -> (series: Series, table: Table)? {
    guard fields.count >= 4, let version = Int(fields[2]), let period = ReferencePeriod(fields[3])
    else { return nil }
    let table = Table(version: version, dimensions: Array(fields[4...]), rows: [])
    return (Series(indicator: fields[1], period: period), table)
  }
}

extension KeptFigures.Row {
  fileprivate init?(_ fields: [String], _ period: ReferencePeriod, _ dimensions: Int) {
    guard fields.count == Observation.keptCount + dimensions,
      let observation = Observation(kept: fields, period)
    else { return nil }
    codes = Array(fields[Observation.keptCount...])
    self.observation = observation
  }
}

extension Observation {
  fileprivate static let keptCount = 19

  /// Writes the numbers with commas between them.
  fileprivate func write(to bytes: inout [UInt8]) {
    func write(_ number: Double?) {
      if let number { bytes += number.description.utf8 }
      bytes.append(UInt8(ascii: ","))
    }
    func write(_ count: Int?) {
      if let count { bytes += String(count).utf8 }
      bytes.append(UInt8(ascii: ","))
    }
    write(value)
    write(numerator)
    write(denominator)
    write(interval?.lowerBound)
    write(interval?.upperBound)
    for sum in [contributions, denominatorContributions] {
      write(sum?.largest)
      write(sum?.second)
      write(sum?.total)
    }
    write(contributors)
    write(numeratorContributors)
    write(linked)
    write(population)
    write(largestCluster)
    write(numeratorLargestCluster)
    write(Int(status.rawValue))
    if let absence { KeptLine.write(absence.rawValue, to: &bytes) }
  }

  fileprivate init?(kept fields: [String], _ period: ReferencePeriod) {
    let numbers = fields[..<11].map { Double($0) }
    let counts = fields[11..<17].map { Int($0) }
    let isWhole = zip(numbers, fields).allSatisfy { ($0 == nil) == $1.isEmpty }
    guard isWhole, let contributors = counts[0], let status = UInt16(fields[17]) else { return nil }
    self.init(
      period: period, position: [], value: numbers[0], numerator: numbers[1],
      denominator: numbers[2], contributors: contributors, numeratorContributors: counts[1],
      status: ObservationStatus(rawValue: status), absence: AbsenceReason(rawValue: fields[18]),
      interval: Self.interval(numbers[3], numbers[4]), linked: counts[2], population: counts[3])
    contributions = Contributions(numbers[5], numbers[6], numbers[7])
    denominatorContributions = Contributions(numbers[8], numbers[9], numbers[10])
    (largestCluster, numeratorLargestCluster) = (counts[4], counts[5])
  }

  private static func interval(_ lower: Double?, _ upper: Double?) -> ClosedRange<Double>? {
    guard let lower, let upper, lower <= upper else { return nil }
    return lower...upper
  }
}

extension Contributions {
  fileprivate init?(_ largest: Double?, _ second: Double?, _ total: Double?) {
    guard let largest, let second, let total else { return nil }
    self.init(largest: largest, second: second, total: total)
  }
}

/// A line of fields; a comma, line feed or backslash within a field is written behind a backslash.
private enum KeptLine {
  static func bytes(_ fields: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(field, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  static func write(_ field: String, to bytes: inout [UInt8]) {
    for byte in field.utf8 {
      switch byte {
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: ","), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      default: bytes.append(byte)
      }
    }
  }

  static func fields(_ line: ArraySlice<UInt8>) -> [String] {
    guard line.contains(UInt8(ascii: "\\")) else {
      return line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    var fields: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in line {
      let last = fields.count - 1
      if isEscaped {
        fields[last].append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: ",") {
        fields.append([])
      } else {
        fields[last].append(byte)
      }
    }
    return fields.map { String(decoding: $0, as: UTF8.self) }
  }
}
