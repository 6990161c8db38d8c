import Model

/// The order of rows in which the rows of each person stand together.
struct PersonGrouping: Sendable {
  /// For each place the row that comes there; nil where the rows already stand in order.
  let order: [Int32]?
  /// The person of each place, rising, those of nobody last.
  let persons: [Int32]
  /// Where the rows of each person begin; one entry more than there are persons.
  let offsets: [Int32]
  /// Whether no person has two rows.
  let isOneRowEach: Bool

  /// Sorts rows by person, by counting; rows of one person keep their order.
  init(persons: [Int32], personCount: Int) {
    var ends = [Int32](repeating: 0, count: personCount + 2)
    var (isOrdered, isOneRowEach) = (true, true)
    var last = Int32.min
    for person in persons {
      if person < last { isOrdered = false }
      last = person
      ends[Self.slot(person, personCount) + 1] &+= 1
    }
    for slot in 1..<ends.count {
      if slot <= personCount, ends[slot] > 1 { isOneRowEach = false }
      ends[slot] &+= ends[slot - 1]
    }
    offsets = Array(ends[...personCount])
    self.isOneRowEach = isOneRowEach
    guard !isOrdered else {
      order = nil
      self.persons = persons
      return
    }
    var order = [Int32](repeating: 0, count: persons.count)
    var sorted = order
    for (row, person) in persons.enumerated() {
      let slot = Self.slot(person, personCount)
      let place = Int(ends[slot])
      order[place] = Int32(truncatingIfNeeded: row)
      sorted[place] = person
      ends[slot] &+= 1
    }
    self.order = order
    self.persons = sorted
  }

  /// A column in the order of the persons.
  func ordered(_ column: Column) -> Column {
    guard let order else { return column }
    return switch column.storage {
    case .narrow(let values):
      Column(
        type: column.type, storage: .narrow(Self.permuted(values, order)),
        dictionary: column.dictionary)
    case .wide(let values):
      Column(
        type: column.type, storage: .wide(Self.permuted(values, order)),
        dictionary: column.dictionary)
    }
  }

  @inline(__always)
  private static func permuted<Value>(_ values: [Value], _ order: [Int32]) -> [Value] {
    order.map { values[Int($0)] }
  }

  @inline(__always)
  private static func slot(_ person: Int32, _ personCount: Int) -> Int {
    person == LinkedTable.noPerson ? personCount : Int(person)
  }
}
