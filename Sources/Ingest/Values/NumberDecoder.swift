/// Reads whole numbers and decimals exactly; nothing is rounded and no locale has a say.
enum NumberDecoder {
  /// Most digits that fit into 64 bits whatever they are.
  private static let mostDigits = 18

  /// Reads `-12`.
  @inline(__always)
  static func integer(
    _ text: UnsafePointer<UInt8>, _ length: Int, _ value: inout Int64
  ) -> RowFault? {
    let isNegative = length > 0 && text[0] == Bytes.minus
    var index = isNegative ? 1 : 0
    guard index < length, length &- index <= mostDigits else { return .malformedInteger }
    // A leading zero is for the careful reader to note.
    if text[index] == Bytes.zero, length &- index > 1 { return .malformedInteger }
    var number: Int64 = 0
    while index < length {
      let digit = text[index] &- Bytes.zero
      guard digit <= 9 else { return .malformedInteger }
      number = number &* 10 &+ Int64(digit)
      index &+= 1
    }
    value = isNegative ? -number : number
    return nil
  }

  /// Reads `-12.5` with the decimal mark of the dialect, scaled by 10 to the power of `places`.
  @inline(__always)
  static func decimal(
    _ text: UnsafePointer<UInt8>, _ length: Int, places: Int, mark: UInt8,
    _ value: inout Int64
  ) -> RowFault? {
    let isNegative = length > 0 && text[0] == Bytes.minus
    let first = isNegative ? 1 : 0
    guard length &- first <= mostDigits else { return .malformedDecimal }
    var (number, index) = (Int64(0), first)
    addDigits(text, length, &index, &number)
    guard index > first else { return .malformedDecimal }
    // A leading zero is for the careful reader to note.
    if text[first] == Bytes.zero, index &- first > 1 { return .malformedDecimal }
    var decimals = 0
    if index < length {
      guard text[index] == mark else { return .malformedDecimal }
      index &+= 1
      let start = index
      addDigits(text, length, &index, &number)
      decimals = index &- start
      guard index == length, decimals > 0 else { return .malformedDecimal }
    }
    guard decimals <= places else { return .tooManyPlaces }
    for _ in decimals..<places {
      let (scaled, overflow) = number.multipliedReportingOverflow(by: 10)
      guard !overflow else { return .outOfRange }
      number = scaled
    }
    value = isNegative ? -number : number
    return nil
  }

  /// Reads on while there are digits.
  @inline(__always)
  private static func addDigits(
    _ text: UnsafePointer<UInt8>, _ length: Int, _ index: inout Int, _ number: inout Int64
  ) {
    while index < length {
      let digit = text[index] &- Bytes.zero
      guard digit <= 9 else { return }
      number = number &* 10 &+ Int64(digit)
      index &+= 1
    }
  }
}
