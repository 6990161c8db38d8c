/// Counts what is noted about the values of accepted rows, with the first places of each kind.
///
/// A row that is set aside afterwards, because its key occurs twice, still counts: it was read.
struct RowNotes {
  /// Where something was noted.
  struct Place: Hashable {
    /// Physical line from zero, of the piece first and of the file later.
    var line: Int
    /// One-based byte column.
    var column: Int
  }

  /// Notes of one kind about one field.
  struct Group {
    /// How many.
    var count = 0
    /// The first of them.
    var first: [Place] = []
  }

  private let fields: Int
  private let shown: Int
  private var groups: [Int: Group] = [:]

  /// Counts for so many fields, and keeps so many places of each kind.
  init(fields: Int, shown: Int) {
    self.fields = fields
    self.shown = shown
  }

  /// Whether nothing was noted.
  var isEmpty: Bool {
    groups.isEmpty
  }

  /// Counts the notes about one value.
  mutating func add(_ notes: RowNoteSet, field: Int, at place: Place) {
    var bits = notes.rawValue
    while bits != 0 {
      let kind = bits.trailingZeroBitCount
      bits &= bits &- 1
      groups[kind * fields + field, default: Group()].append(place, shown: shown)
    }
  }

  /// Adds the notes of the piece that follows, which begins on a line.
  mutating func add(_ later: RowNotes, fromLine line: Int) {
    for (key, group) in later.groups {
      groups[key, default: Group()].append(group, fromLine: line, shown: shown)
    }
  }

  /// All groups by kind and field.
  var all: [(note: RowNote, field: Int, group: Group)] {
    groups.keys.sorted().compactMap { key in
      guard fields > 0, let group = groups[key] else { return nil }
      return (RowNote.allCases[key / fields], key % fields, group)
    }
  }
}

extension RowNotes.Group {
  fileprivate mutating func append(_ place: RowNotes.Place, shown: Int) {
    count += 1
    if first.count < shown { first.append(place) }
  }

  fileprivate mutating func append(_ later: RowNotes.Group, fromLine line: Int, shown: Int) {
    count += later.count
    for place in later.first.prefix(max(0, shown - first.count)) {
      first.append(RowNotes.Place(line: place.line + line, column: place.column))
    }
  }
}
