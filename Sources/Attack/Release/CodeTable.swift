/// All codes of all dimensions, each with a number.
struct CodeTable {
  /// Texts of the codes.
  private(set) var names: [String] = []
  /// Dimension of each code.
  private(set) var dimensions: [Int32] = []
  /// What cells of codes that stand for several others, or for none of them, are; empty for codes with a name.
  private(set) var marks: [CellState.Marks] = []
  private var texts: [UInt8] = []
  private var starts: [Int] = [0]
  private var slots = [Int32](repeating: -1, count: 1_024)

  /// Number of codes.
  var count: Int { names.count }

  /// The number of a code, which is new where it was not met before.
  mutating func code(_ name: String, of dimension: Int) -> Int32 {
    var name = name
    return name.withUTF8 { code($0, of: dimension) }
  }

  /// The number of a code that is given by its bytes in UTF-8.
  mutating func code(_ bytes: UnsafeBufferPointer<UInt8>, of dimension: Int) -> Int32 {
    var slot = Self.hash(bytes, dimension) & (slots.count - 1)
    while slots[slot] >= 0 {
      if isEqual(Int(slots[slot]), bytes, dimension) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = Int32(truncatingIfNeeded: names.count)
    slots[slot] = number
    names.append(String(decoding: bytes, as: UTF8.self))
    dimensions.append(Int32(truncatingIfNeeded: dimension))
    marks.append([])
    texts.append(contentsOf: bytes)
    starts.append(texts.count)
    if names.count * 2 > slots.count { grow() }
    return number
  }

  /// Adds a code that no file can hold, as it has no name.
  mutating func addUnnamed(of dimension: Int32, _ marks: CellState.Marks) -> Int32 {
    names.append("")
    dimensions.append(dimension)
    self.marks.append(marks)
    starts.append(texts.count)
    return Int32(truncatingIfNeeded: names.count - 1)
  }

  /// The number of a code that was met; nil for others.
  func known(_ name: String, of dimension: Int) -> Int32? {
    var name = name
    return name.withUTF8 { bytes in
      var slot = Self.hash(bytes, dimension) & (slots.count - 1)
      while slots[slot] >= 0 {
        if isEqual(Int(slots[slot]), bytes, dimension) { return slots[slot] }
        slot = (slot + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  private func isEqual(
    _ code: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ dimension: Int
  ) -> Bool {
    let start = starts[code]
    guard dimensions[code] == dimension, starts[code + 1] - start == bytes.count else {
      return false
    }
    for index in bytes.indices where texts[start + index] != bytes[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for code in names.indices where marks[code].isEmpty {
      let slice = texts[starts[code]..<starts[code + 1]]
      let hash = slice.withUnsafeBufferPointer { Self.hash($0, Int(dimensions[code])) }
      var slot = hash & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: code)
    }
  }

  /// FNV-1a, mixed.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ dimension: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: dimension)
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: mixed(hash) >> 2)
  }
}
