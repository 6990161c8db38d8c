import Model

/// What was found in the fields of one row that were read carefully, and the texts made of them.
struct CarefulRow {
  /// What was found in one field.
  struct Found {
    var notes: RowNoteSet
    var meaning: MissingMeaning?
    var field: Int
    var offset: Int
  }

  /// What was found, in the order of the fields.
  private(set) var found: [Found] = []
  /// Fields that have a text beside their value, though texts of their kind are not numbered.
  private(set) var strangers: [Int] = []
  /// How the value at fault could be mended.
  var suggestion = ""
  private var texts = TextArena()
  private var caches: [CarefulCache]

  /// Makes room for so many fields.
  init(fields: Int) {
    caches = Array(repeating: CarefulCache(), count: fields)
  }

  /// Frees the texts.
  func release() {
    texts.release()
  }

  /// Whether anything was found.
  @inline(__always)
  var isMarked: Bool {
    !found.isEmpty || !strangers.isEmpty
  }

  /// Forgets the row.
  mutating func forget() {
    found.removeAll(keepingCapacity: true)
    strangers.removeAll(keepingCapacity: true)
    suggestion = ""
  }

  /// Adds notes about a field.
  mutating func add(_ notes: RowNoteSet, field: Int, offset: Int) {
    found.append(Found(notes: notes, meaning: nil, field: field, offset: offset))
  }

  /// Adds what reading a field gave, if there is anything to say.
  mutating func add(_ outcome: FieldOutcome, field: Int, offset: Int) {
    guard !outcome.notes.isEmpty || outcome.meaning != nil else { return }
    found.append(
      Found(notes: outcome.notes, meaning: outcome.meaning, field: field, offset: offset))
  }

  /// The packed form of a text that lives as long as the piece.
  mutating func key(_ text: [UInt8], field: Int, isNumbered: Bool) -> PackedBytes {
    if !isNumbered { strangers.append(field) }
    return text.withUnsafeBufferPointer { bytes in
      guard let content = bytes.baseAddress else { return PackedBytes() }
      let key = PackedBytes(slowly: content, bytes.count)
      return key.isLong ? texts.copy(key) : key
    }
  }

  /// Reads a text that is not empty, or remembers what it gave before.
  mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, _ field: UnsafePointer<FieldPlan>, _ index: Int,
    _ plan: RowPlan
  ) -> FieldOutcome {
    guard let content = text.baseAddress, isRemembered(field.pointee.kind) else {
      return plan.careful[index]._withUnsafeGuaranteedRef { $0.read(text, field, plan) }
    }
    let key = PackedBytes(slowly: content, text.count)
    if let outcome = caches[index].outcome(key) { return outcome }
    let outcome = plan.careful[index]._withUnsafeGuaranteedRef { $0.read(text, field, plan) }
    if caches[index].hasRoom {
      caches[index].remember(key.isLong ? texts.copy(key) : key, outcome)
    }
    return outcome
  }

  private func isRemembered(_ kind: FieldPlan.Kind) -> Bool {
    switch kind {
    case .code, .date, .month, .period, .schoolYear, .yesNo: true
    default: false
    }
  }
}
