import Model

extension RowPlan {
  /// Longest field that is looked at; longer ones are a fault.
  static let longestField = 65_535

  /// Reads one text by the plan of its field; `text` is not empty.
  @inline(__always)
  func decode(
    _ plan: FieldPlan, _ text: UnsafeBufferPointer<UInt8>, _ value: inout Int64,
    _ key: inout PackedBytes
  ) -> RowFault? {
    guard let content = text.baseAddress else { return .missingValue }
    var narrow: Int32 = 0
    var fault: RowFault?
    switch plan.kind {
    case .identifier, .text:
      key = PackedBytes(content, text.count)
      return RowPlan.checkText(plan, text, key)
    case .code:
      key = PackedBytes(content, text.count)
      narrow = plan.codes?._withUnsafeGuaranteedRef { $0.position(of: key) } ?? -1
      if narrow < 0 { fault = .unknownCode }
    case .date: fault = times.date(content, text.count, &narrow)
    case .integer:
      fault = NumberDecoder.integer(content, text.count, &value)
      return fault ?? RowPlan.checkRange(plan, value)
    case .decimal:
      fault = NumberDecoder.decimal(
        content, text.count, places: plan.places, mark: plan.decimalMark, &value)
      return fault ?? RowPlan.checkRange(plan, value)
    case .month: fault = TimeDecoder.month(content, text.count, &narrow)
    case .schoolYear: fault = TimeDecoder.schoolYear(content, text.count, &narrow)
    case .period: fault = TimeDecoder.period(text, &narrow)
    case .yesNo: fault = YesNoDecoder.decode(text, &narrow)
    }
    value = Int64(narrow)
    if fault != nil { return fault }
    if value > plan.periodMaximum { return .laterThanPeriod }
    return value < plan.periodMinimum ? .otherPeriod : nil
  }

  @inline(__always)
  private static func checkRange(_ plan: FieldPlan, _ value: Int64) -> RowFault? {
    value < plan.minimum || value > plan.maximum ? .outOfRange : nil
  }

  @inline(__always)
  private static func checkText(
    _ plan: FieldPlan, _ text: UnsafeBufferPointer<UInt8>, _ key: PackedBytes
  ) -> RowFault? {
    if let table = plan.pattern {
      guard text.count >= plan.shortest, text.count <= plan.longest else {
        return .identifierPattern
      }
      return IdentifierPattern.matches(text, table) ? nil : .identifierPattern
    }
    return checkFreeText(text)
  }

  private static func checkFreeText(_ text: UnsafeBufferPointer<UInt8>) -> RowFault? {
    if FieldText.hasControl(text) { return .controlCharacter }
    return FieldText.isUTF8(text) ? nil : .notUTF8
  }

  /// Names a fault more exactly, so that its remedy fits.
  func refined(
    _ fault: RowFault, _ plan: FieldPlan, _ text: UnsafeBufferPointer<UInt8>
  ) -> RowFault {
    if !FieldText.isUTF8(text) { return .notUTF8 }
    if FieldText.hasControl(text) { return .controlCharacter }
    guard fault == .identifierPattern, let table = plan.pattern else { return fault }
    if FieldText.hasCyrillic(text) { return .identifierLookAlike }
    if plan.hasCheckCharacter, text.count == plan.longest + 1 {
      let shorter = UnsafeBufferPointer(rebasing: text.dropLast())
      if IdentifierPattern.matches(shorter, table) { return .identifierCheckCharacter }
    }
    let isShort = text.count < plan.shortest && DigitReader.isDigits(text)
    return isShort ? .identifierDigitsLost : fault
  }
}
