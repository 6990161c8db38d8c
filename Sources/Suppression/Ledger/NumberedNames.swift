/// Names, each with the number of its first appearance.
struct NumberedNames: Sendable {
  private(set) var names: [String] = []
  private var numbers: [String: Int32] = [:]

  /// The number of a name, or nil.
  func number(of name: String) -> Int32? { numbers[name] }

  /// The name of a number, or nil.
  func name(of number: Int32) -> String? {
    names.indices.contains(Int(number)) ? names[Int(number)] : nil
  }

  /// The number of a name, which is the next free one where it is new.
  mutating func number(adding name: String) -> Int32 {
    if let number = numbers[name] { return number }
    let number = Int32(truncatingIfNeeded: names.count)
    names.append(name)
    numbers[name] = number
    return number
  }
}
