import Model

extension RowPlan {
  /// Reads one text, which is not empty, by the plan of its field.
  ///
  /// Sets `value` for what is stored as a number and `key` for what is yet to be numbered; `key` of
  /// other fields stays empty.
  @inline(__always)
  func decode(
    _ plan: UnsafePointer<FieldPlan>, _ content: UnsafePointer<UInt8>, _ length: Int,
    _ value: inout Int64, _ key: UnsafeMutablePointer<PackedBytes>
  ) -> RowFault? {
    var narrow: Int32 = 0
    var fault: RowFault?
    switch plan.pointee.kind {
    case .ignored: return nil
    case .unnamed: return .textWithoutName
    case .identifier, .text:
      key.pointee = PackedBytes(content, length)
      return RowPlan.checkText(
        plan, UnsafeBufferPointer(start: content, count: length), key.pointee)
    case .code:
      narrow = plan.pointee.codes.map { $0.position(of: PackedBytes(content, length)) } ?? -1
      if narrow < 0 { fault = .unknownCode }
      value = Int64(narrow)
      return fault
    case .date: fault = times.date(content, length, &narrow)
    case .integer:
      fault = NumberDecoder.integer(content, length, &value)
      return fault ?? RowPlan.checkRange(plan, value)
    case .decimal:
      fault = NumberDecoder.decimal(
        content, length, places: plan.pointee.places, mark: plan.pointee.decimalMark, &value)
      return fault ?? RowPlan.checkRange(plan, value)
    case .month: fault = TimeDecoder.month(content, length, &narrow)
    case .schoolYear: fault = TimeDecoder.schoolYear(content, length, &narrow)
    case .period:
      fault = TimeDecoder.period(UnsafeBufferPointer(start: content, count: length), &narrow)
    case .yesNo:
      fault = YesNoDecoder.decode(UnsafeBufferPointer(start: content, count: length), &narrow)
    }
    value = Int64(narrow)
    if fault != nil { return fault }
    if value > plan.pointee.periodMaximum { return .laterThanPeriod }
    return value < plan.pointee.periodMinimum ? .otherPeriod : nil
  }

  @inline(__always)
  private static func checkRange(_ plan: UnsafePointer<FieldPlan>, _ value: Int64) -> RowFault? {
    value < plan.pointee.minimum || value > plan.pointee.maximum ? .outOfRange : nil
  }

  @inline(__always)
  private static func checkText(
    _ plan: UnsafePointer<FieldPlan>, _ text: UnsafeBufferPointer<UInt8>,
    _ key: PackedBytes
  ) -> RowFault? {
    guard let table = plan.pointee.pattern else { return checkFreeText(text) }
    guard text.count >= plan.pointee.shortest, text.count <= plan.pointee.longest else {
      return .identifierPattern
    }
    let isMatch =
      plan.pointee.isDigits ? key.isShortDigits : IdentifierPattern.matches(text, table)
    return isMatch ? nil : .identifierPattern
  }

  private static func checkFreeText(_ text: UnsafeBufferPointer<UInt8>) -> RowFault? {
    if FieldText.hasControl(text) { return .controlCharacter }
    return FieldText.isUTF8(text) ? nil : .notUTF8
  }
}
