import Model

/// Finds the header of a file, and the delimiter, and reports what differs from the contract.
struct HeaderReader {
  /// Lines among which a header that is not where it should be is looked for.
  static let searched = 30
  /// Most columns of a file: more of them are one long line of something else.
  static let mostColumns = 10_000
  /// Delimiters that are recognised where a contract names another one.
  static let delimiters = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  private let contract: ExtractContract
  private let columns: ContractColumns

  /// Prepares to read headers of files of a contract.
  init(_ contract: ExtractContract) {
    self.contract = contract
    columns = ContractColumns(contract)
  }

  /// Reads the header of a file that begins with these bytes.
  func read(_ bytes: UnsafeRawBufferPointer, _ findings: inout FindingList) -> Header {
    let start = HeaderStart(bytes, contract.dialect)
    var header = Header()
    (header.line, header.lines) = (start.line, start.line - 1)
    header.blankLines = start.blankLines
    guard start.position < bytes.count else {
      findings.add(start.line == 1 + start.blankLines ? .empty : headerMissing(bytes, start))
      return header
    }
    let match = bestMatch(bytes, start)
    header.delimiter = match.delimiter
    header.body = match.next
    header.lines += match.lines
    header.lineEnd = LineEnds.name(bytes, match.end..<match.next)
    guard check(match, bytes, start, &findings) else { return header }
    reportStart(start, match, &findings)
    add(match, to: &header)
    fitToFirstRow(&header, bytes, &findings)
    reportColumns(match, header, &findings)
    return header
  }

  /// The declared delimiter where it gives all columns, else the one that does, else the one that
  /// gives the most.
  private func bestMatch(_ bytes: UnsafeRawBufferPointer, _ start: HeaderStart) -> HeaderMatch {
    let declared = contract.dialect.delimiter
    let matches = ([start.separator, declared].compactMap { $0 } + HeaderReader.delimiters)
      .map { HeaderMatch(bytes, from: start.position, delimiter: $0, columns: columns) }
    for match in matches.prefix(start.separator == nil ? 1 : 2) where isComplete(match) {
      return match
    }
    let complete = matches.filter(isComplete)
    if Set(complete.map(\.delimiter)).count == 1 { return complete[0] }
    let own = matches[start.separator == nil ? 0 : 1]
    return matches.reduce(own) { $1.found > $0.found ? $1 : $0 }
  }

  private func isComplete(_ match: HeaderMatch) -> Bool {
    match.found == columns.all.count && match.found > 0
  }

  /// Whether there is a header at all.
  private func check(
    _ match: HeaderMatch, _ bytes: UnsafeRawBufferPointer, _ start: HeaderStart,
    _ findings: inout FindingList
  ) -> Bool {
    if let open = match.open {
      findings.add(.unclosedQuote, line: start.line + open.line, column: open.column)
    } else if let record = match.malformed {
      findings.add(
        .row(.badQuote, field: nil, detail: nil), line: start.line + record.line,
        column: record.column)
      findings.add(headerMissing(bytes, start), line: start.line)
    } else if match.fields.count > HeaderReader.mostColumns {
      findings.add(.tooManyColumns(count: match.fields.count), line: start.line)
    } else if !match.isText {
      findings.add(.headerNotText, line: start.line)
    } else if match.found == 0 {
      findings.add(headerMissing(bytes, start), line: start.line)
    } else if !isComplete(match), let line = otherLine(bytes, start) {
      findings.add(.headerMissing(found: line), line: start.line)
    } else {
      return true
    }
    return false
  }

  private func headerMissing(
    _ bytes: UnsafeRawBufferPointer, _ start: HeaderStart
  ) -> ExtractProblem {
    .headerMissing(found: otherLine(bytes, start))
  }

  /// The first other line that holds all columns.
  private func otherLine(_ bytes: UnsafeRawBufferPointer, _ start: HeaderStart) -> Int? {
    var position = ByteOrderMark.length(bytes)
    for line in 1...HeaderReader.searched where position < bytes.count {
      if line != start.line {
        let isHeader = ([contract.dialect.delimiter] + HeaderReader.delimiters).contains {
          isComplete(HeaderMatch(bytes, from: position, delimiter: $0, columns: columns))
        }
        if isHeader { return line }
      }
      position = LineEnds.nextLine(bytes, from: position)
    }
    return nil
  }

  private func add(_ match: HeaderMatch, to header: inout Header) {
    header.texts = match.fields.map(\.bytes)
    let lastNamed = match.names.lastIndex { !$0.text.isEmpty } ?? -1
    for (index, column) in match.matches.enumerated() {
      if let column {
        header.add(column)
      } else {
        header.addOther(index > lastNamed ? .unnamed : .ignored, name: match.names[index].shown)
      }
    }
  }

  /// Rows may end in delimiters that the header does not have, or the other way round.
  private func fitToFirstRow(
    _ header: inout Header, _ bytes: UnsafeRawBufferPointer, _ findings: inout FindingList
  ) {
    var start = header.body
    while start < bytes.count, LineEnds.isPart(bytes[start]) { start += 1 }
    let row = HeaderMatch(bytes, from: start, delimiter: header.delimiter, columns: columns).fields
    guard !row.isEmpty, row.count <= HeaderReader.mostColumns else { return }
    let width = header.columns.count
    if row.count > width, row.dropFirst(width).allSatisfy({ $0.bytes.isEmpty }) {
      for _ in width..<row.count { header.addOther(.unnamed, name: "") }
    } else if row.count < width, header.roles.dropFirst(row.count).allSatisfy({ $0 == .unnamed }) {
      header.columns.removeSubrange(row.count...)
      header.roles.removeSubrange(row.count...)
      findings.add(.columnUnnamed(position: row.count + 1), line: header.line)
    }
  }
}

extension HeaderReader {
  private func reportStart(
    _ start: HeaderStart, _ match: HeaderMatch, _ findings: inout FindingList
  ) {
    if start.isPreamble { findings.add(.preamble(lines: start.line - 1)) }
    if let separator = start.separator {
      findings.add(.separatorLine(isTrue: separator == match.delimiter), line: 1)
    }
    // Where the first line names the delimiter, it has been told.
    if match.delimiter != contract.dialect.delimiter, match.delimiter != start.separator {
      findings.add(.delimiterRecognised(match.delimiter), line: start.line)
    }
  }

  private func reportColumns(
    _ match: HeaderMatch, _ header: Header, _ findings: inout FindingList
  ) {
    let line = header.line
    let isComplete = isComplete(match)
    var seen: Set<String> = []
    for (index, name) in match.names.enumerated() {
      let place = match.fields[index].column
      guard let column = match.matches[index] else {
        guard index < header.roles.count else { continue }
        if header.roles[index] == .unnamed {
          findings.add(.columnUnnamed(position: index + 1), line: line, column: place)
        } else if isComplete {
          findings.add(
            .columnIgnored(name: name.shown), line: line, column: place, field: name.shown)
        } else {
          findings.add(
            .columnUnknown(name: name.shown), line: line, column: place, field: name.shown)
        }
        continue
      }
      if !seen.insert(column.name).inserted {
        findings.add(
          .columnTwice(name: column.name), line: line, column: place, field: column.name)
      }
      // Texts are compared byte by byte: another Unicode form is worth a note as well.
      if !match.fields[index].bytes.elementsEqual(column.name.utf8) || match.fields[index].isPadded
      {
        findings.add(
          .headerNormalised(column: column.name), line: line, column: place, field: column.name)
      }
    }
    if header.columns.count > match.fields.count {
      findings.add(.columnUnnamed(position: match.fields.count + 1), line: line)
    }
    reportMissing(match, seen, line, &findings)
    let order = match.matches.compactMap { $0?.name }
    if isComplete, order != columns.all.map(\.name), Set(order).count == order.count {
      findings.add(.columnsReordered, line: line)
    }
  }

  private func reportMissing(
    _ match: HeaderMatch, _ seen: Set<String>, _ line: Int, _ findings: inout FindingList
  ) {
    let others = zip(match.names, match.matches).filter { $0.1 == nil && !$0.0.text.isEmpty }
    for column in columns.all where !seen.contains(column.name) {
      let name = ColumnName(column.name)
      let near = others.compactMap { other in
        name.distance(to: other.0).map { (distance: $0, name: other.0.shown) }
      }.min { $0.distance < $1.distance }
      findings.add(
        .columnMissing(name: column.name, near: near?.name), line: line, field: column.name)
    }
  }
}
