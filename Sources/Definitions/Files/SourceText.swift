import Model

/// The text of one definition file, checked to be text, with its lines.
struct SourceText: Sendable {
  /// Path as it is shown.
  var file: String
  /// The whole text without a byte-order mark.
  var text: String
  /// Physical lines without their ends; YAML's line ends and Unicode's agree once control
  /// characters are refused.
  var lines: [Substring]

  /// Files above this size are refused: a definition is written by hand.
  static let byteLimit = 4 << 20

  /// Decodes bytes, or reports why they are not a definition's text.
  init?(file: String, bytes: [UInt8], into problems: inout ProblemList) {
    guard bytes.count <= SourceText.byteLimit else {
      problems.report(
        .tooLarge(megabytes: SourceText.byteLimit >> 20), at: Location(file: file))
      return nil
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if let (problem, location) = SourceText.fault(in: body, file: file) {
      problems.report(problem, at: location)
      return nil
    }
    self.file = file
    text = String(decoding: body, as: UTF8.self)
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// The first byte sequence or character that no definition may hold.
  private static func fault(
    in bytes: ArraySlice<UInt8>, file: String
  ) -> (DefinitionProblem, Location)? {
    var location = (line: 1, column: 1)
    var decoder = Unicode.UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .emptyInput: return nil
      case .error:
        return (.notUTF8, Location(file: file, line: location.line, column: location.column))
      case .scalarValue("\n"): location = (location.line + 1, 1)
      case .scalarValue(let scalar):
        guard isAllowed(scalar) else {
          return (
            .controlCharacter, Location(file: file, line: location.line, column: location.column)
          )
        }
        location.column += 1
      }
    }
  }

  /// YAML's printable characters, fewer than Unicode's.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0D, 0x20...0x7E, 0x85: true
    case 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
