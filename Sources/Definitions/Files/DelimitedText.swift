import Model

/// Comma-separated values as RFC 4180 defines them, read strictly, with the place of every field.
///
/// For the small files of the methodology; extracts have a reader of their own.
struct DelimitedText: Sendable {
  /// Rows of fields, the header first.
  private(set) var rows: [[DefinitionText]] = []

  /// Cuts a text into fields; the first fault is reported and ends the reading.
  init?(_ source: SourceText, into problems: inout ProblemList) {
    var scanner = FieldScanner(source)
    do throws(FieldFault) {
      while let row = try scanner.nextRow() { rows.append(row) }
    } catch {
      problems.report(error.problem, at: error.location)
      return nil
    }
    guard !rows.isEmpty else {
      problems.report(.empty, at: Location(file: source.file))
      return nil
    }
  }
}

/// Ends the reading of a delimited text: what follows a misplaced quotation mark means nothing.
private struct FieldFault: Error {
  var problem: DefinitionProblem
  var location: Location
}

/// Walks a text scalar by scalar, counting lines and columns.
private struct FieldScanner {
  private var scalars: Substring.UnicodeScalarView
  private var file: String
  private var line = 1
  private var column = 1

  init(_ source: SourceText) {
    scalars = source.text[...].unicodeScalars
    file = source.file
  }

  private var location: Location {
    Location(file: file, line: line, column: column)
  }

  private mutating func advance() {
    guard let scalar = scalars.popFirst() else { return }
    (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
  }

  mutating func nextRow() throws(FieldFault) -> [DefinitionText]? {
    guard !scalars.isEmpty else { return nil }
    var row = [try field()]
    while scalars.first == "," {
      advance()
      row.append(try field())
    }
    if scalars.first == "\r" {
      guard scalars.dropFirst().first == "\n" else {
        throw FieldFault(problem: .bareCarriageReturn, location: location)
      }
      advance()
    }
    advance()
    return row
  }

  private mutating func field() throws(FieldFault) -> DefinitionText {
    if scalars.first == "\"" { return try quotedField() }
    let start = location
    var text = String.UnicodeScalarView()
    while let scalar = scalars.first, scalar != ",", scalar != "\r", scalar != "\n" {
      guard scalar != "\"" else {
        throw FieldFault(problem: .quoting(.insideUnquoted), location: location)
      }
      text.append(scalar)
      advance()
    }
    return DefinitionText(text: String(text), location: start)
  }

  private mutating func quotedField() throws(FieldFault) -> DefinitionText {
    let quote = location
    advance()
    let start = location
    var text = String.UnicodeScalarView()
    while let scalar = scalars.first {
      advance()
      if scalar == "\"" {
        guard scalars.first == "\"" else {
          try requireEndOfField()
          return DefinitionText(text: String(text), location: start)
        }
        advance()
      }
      text.append(scalar)
    }
    throw FieldFault(problem: .quoting(.unclosed), location: quote)
  }

  private func requireEndOfField() throws(FieldFault) {
    guard let next = scalars.first, ![",", "\r", "\n"].contains(next) else { return }
    throw FieldFault(problem: .quoting(.textAfterClosing), location: location)
  }
}
