import Synchronization

/// Lends tables for interning, so that each piece does not make the system clear new pages.
final class TablePool: Sendable {
  private struct Table: @unchecked Sendable {
    var slots: UnsafeMutablePointer<UInt32>
    var count: Int
  }

  private let tables = Mutex<[Table]>([])

  deinit {
    tables.withLock { tables in
      for table in tables { table.slots.deallocate() }
    }
  }

  /// A table of zeros.
  func take(_ count: Int) -> UnsafeMutablePointer<UInt32> {
    let table = tables.withLock { tables in
      tables.lastIndex { $0.count == count }.map { tables.remove(at: $0) }
    }
    let slots = table?.slots ?? .allocate(capacity: count)
    slots.initialize(repeating: 0, count: count)
    return slots
  }

  /// Takes a table back.
  func give(_ slots: UnsafeMutablePointer<UInt32>, _ count: Int) {
    let table = Table(slots: slots, count: count)
    tables.withLock { $0.append(table) }
  }
}
