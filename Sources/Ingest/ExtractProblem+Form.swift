extension ExtractProblem {
  /// What is said of a file as a whole up to the cut into fields.
  var formMessage: String? {
    switch self {
    case .otherFormat(let signature): "this is \(signature.rawValue), not a CSV file"
    case .headerMissing: "this line is not the header: it has no column of the contract, or not all"
    case .columnMissing(let name, _): "the header has no column '\(name)'"
    case .columnTwice(let name): "the header has column '\(name)' twice"
    case .columnUnknown(let name): "column '\(name)' is not in the contract"
    case .encodingAmbiguous(let names):
      "the file is not UTF-8, and it cannot be told which of \(names.joined(separator: ", ")) it is"
    case .gzipDamaged: "this is a gzip file, and it is damaged or not complete"
    case .gzipBeyondLimit:
      "this is a gzip file that unpacks to more than 2 GiB, or to more than a thousand times its size"
    case .tooManyColumns(let count):
      "the header has \(count) columns, of which no file has more than \(HeaderReader.mostColumns)"
    case .tooLargeToConvert(let encoding):
      "this is \(encoding) text of more than 2 GiB, which is not converted"
    default: formNote
    }
  }

  private var formNote: String? {
    switch self {
    case .converted(let encoding, let isDeclared):
      isDeclared
        ? "the file was converted from \(encoding) to UTF-8"
        : "the file is in \(encoding), which is not the declared encoding"
    case .blankLines(let count): "\(count) blank lines were passed over"
    case .headerNormalised(let column):
      "the header's '\(column)' has other case, another Unicode form or blanks around"
    case .loneReturns(let count): "\(count) lines end with a carriage return alone"
    case .separatorLine(let isTrue):
      isTrue
        ? "the first line names the delimiter" : "the first line names a delimiter that is not it"
    case .columnIgnored(let name):
      name.isEmpty
        ? "a column without a name is not looked at"
        : "column '\(name)' is not in the contract and is not looked at"
    case .columnUnnamed(let position): "column \(position) has no name and must be empty"
    case .delimiterRecognised(let delimiter):
      "the fields are separated by \(Self.name(of: delimiter)), which is not the declared delimiter"
    case .preamble(let lines): "\(lines) lines above the header were passed over"
    case .mixedLineEnds(let ends):
      "\(ends.feeds) lines end with LF, \(ends.pairs) with CR LF and \(ends.returns) with CR alone"
    default: nil
    }
  }

  /// What can be done about a file as a whole.
  var formRemedy: String? {
    switch self {
    case .undecodable: "ask the agency which encoding it uses, and declare that one"
    case .headerNotText: "declare the file's encoding in the contract, or ask for UTF-8"
    case .headerMissing(let line):
      line.map { "line \($0) has the columns: declare 'header_line: \($0)' if that is the header" }
        ?? "let the first line hold the column names of the contract"
    case .columnMissing(let name, let near):
      near.map { "if '\($0)' is this column, name it '\(name)' or change the contract" }
        ?? "ask the agency for the column, or change the contract"
    case .columnTwice: "ask the agency which of the two columns counts"
    case .columnUnknown: "remove the column, or add it to the contract"
    case .recordTooLong: "look for a quote that is not closed, and check whether lines end"
    case .encodingAmbiguous: "ask the agency which encoding it uses, and declare that one alone"
    case .gzipDamaged: "ask the agency to send the file again"
    case .gzipBeyondLimit: "ask the agency what the file is; unpack it by hand only if it is sound"
    case .tooManyColumns: "check whether the file is CSV, and whether its lines end"
    case .noRowsRefused: "ask the agency; declare 'empty: allowed' where nothing may have happened"
    case .tooManyLines: "ask the agency what the file is; deliver it in parts if it is sound"
    case .tooLargeToConvert: "ask the agency for UTF-8, or convert the file before"
    case .columnUnnamed: "nothing, where the lines end in a delimiter too many; tell the agency"
    case .truncated: "ask the agency to send the file again"
    default: nil
    }
  }

  /// A delimiter in words.
  private static func name(of delimiter: UInt8) -> String {
    switch delimiter {
    case 9: "tab"
    case 44: "comma"
    case 59: "semicolon"
    case 124: "a vertical bar"
    default: "'\(Character(Unicode.Scalar(delimiter)))'"
    }
  }
}
