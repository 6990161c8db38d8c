/// Runs of ASCII digits with the marks between them.
struct DigitGroups {
  /// What stands between two runs.
  enum Mark: Equatable {
    /// A space, no-break space, narrow no-break space or thin space.
    case blank([UInt8])
    /// A point, a comma or an apostrophe, of either kind.
    case byte(UInt8)
  }

  /// Runs of digits, none empty.
  private(set) var runs: [[UInt8]] = []
  /// Marks between them.
  private(set) var marks: [Mark] = []

  private static let known: [(bytes: [UInt8], mark: Mark)] =
    [".", ",", "'", " ", "\u{A0}", "\u{202F}", "\u{2009}", "\u{2019}"].map { text in
      let bytes = Array(text.utf8)
      if text == "\u{2019}" { return (bytes, .byte(UInt8(ascii: "'"))) }
      return (bytes, bytes.count == 1 && bytes[0] != 32 ? .byte(bytes[0]) : .blank(bytes))
    }

  /// Cuts a text; nil where anything else stands there, or a mark at an end.
  init?(_ text: ArraySlice<UInt8>) {
    var rest = text
    while true {
      let run = rest.prefix { $0 &- Bytes.zero <= 9 }
      guard !run.isEmpty else { return nil }
      runs.append(Array(run))
      rest = rest.dropFirst(run.count)
      guard !rest.isEmpty else { return }
      guard let (bytes, mark) = DigitGroups.known.first(where: { rest.starts(with: $0.bytes) })
      else { return nil }
      marks.append(mark)
      rest = rest.dropFirst(bytes.count)
    }
  }

  /// Whether runs are a group of one to three digits, not all zero, and groups of exactly three.
  static func areGroups(_ runs: [[UInt8]]) -> Bool {
    guard let first = runs.first, runs.count > 1, first.count <= 3, first.first != Bytes.zero else {
      return false
    }
    return runs.dropFirst().allSatisfy { $0.count == 3 }
  }
}
