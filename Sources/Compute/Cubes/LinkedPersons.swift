import Model

/// Whom the linked extracts of a plan could find in a period.
struct LinkedPersons: Sendable {
  /// By person; nil for everybody.
  let isFindable: [UInt8]?

  /// Whether each row of a block is about somebody who could be found; nobody is not.
  func areFindable(_ frame: RowFrame) -> [Bool] {
    frame.persons.map { person in
      guard person >= 0, person != LinkedTable.noPerson else { return false }
      guard let isFindable else { return true }
      return Int(person) < isFindable.count && isFindable[Int(person)] != 0
    }
  }
}
