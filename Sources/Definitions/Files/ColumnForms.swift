import Model

/// Reads how the values of one column may be written: marks, forms, markers and usual sizes.
struct ColumnForms {
  /// The keys of the column.
  let fields: YAMLFields
  /// What the extract says for all columns.
  let defaults: ColumnDefaults
  /// The code list of a coded column.
  let codeList: CodeList?

  /// Sets what the keys say; settings that do not fit the type are reported elsewhere.
  func apply(to column: inout ColumnContract, _ problems: inout ProblemList) {
    applyNumbers(to: &column, &problems)
    if column.type.isWrittenInForms, let node = fields["forms"] {
      let forms = node.choices(of: DateForm.self, &problems)
      if !forms.isEmpty { column.forms = forms }
    }
    if codeList != nil, let node = fields["unknown"],
      let severity = node.choice(of: RuleSeverity.self, &problems)
    {
      column.unknownCode = severity
    }
    if let node = fields["longest"],
      let longest = node.integer(in: 1...ColumnContract.longestField, &problems)
    {
      column.longest = longest
    }
    column.missing = markers(&problems)
  }

  private func applyNumbers(to column: inout ColumnContract, _ problems: inout ProblemList) {
    guard column.type.places != nil else { return }
    column.decimalMark = fields["decimal"].flatMap { $0.decimalMark(&problems) }
    column.grouping = fields["grouping"].flatMap { $0.choice(of: DigitGrouping.self, &problems) }
    let mark = column.decimalMark ?? defaults.decimalMark
    if let grouping = column.grouping, grouping.byte == mark {
      problems.report(.groupingIsDecimalMark, at: fields.place(of: "grouping"))
    }
    column.shorthands =
      fields["shorthand"].map { $0.choices(of: Shorthand.self, &problems) }
      ?? defaults.shorthands
    column.usual = fields["usual"].map { usual($0, column.type, &problems) } ?? (nil, nil)
  }

  /// The usual sizes of a number.
  private func usual(
    _ node: YAMLNode, _ type: ValueType, _ problems: inout ProblemList
  ) -> (least: Int64?, greatest: Int64?) {
    guard let bounds = node.fields(required: [], optional: ["min", "max"], &problems) else {
      return (nil, nil)
    }
    if bounds["min"] == nil && bounds["max"] == nil {
      problems.report(.missingKey(name: "max"), at: node.location)
    }
    return bounds.bounds(of: type, &problems)
  }

  /// The markers of the extract and of the column; where both declare one, the column's counts.
  private func markers(_ problems: inout ProblemList) -> [String: MissingMeaning] {
    let own = fields["missing"].map { $0.missingMarkers(&problems) } ?? []
    for marker in own {
      guard let list = codeList, list.position(of: marker.text.text) != nil else { continue }
      problems.report(
        .markerIsCode(marker: marker.text.text, list: list.id), at: marker.text.location)
    }
    // A marker for all columns is none where it is a code: the code list is the stricter agreement.
    let shared = defaults.missing.filter { codeList?.position(of: $0.text.text) == nil }
    return Dictionary(
      (shared + own).map { ($0.text.text, $0.meaning) }, uniquingKeysWith: { $1 })
  }
}

extension YAMLFields {
  /// The keys `min` and `max` of a number, scaled as the type stores it; nothing for other types.
  func bounds(
    of type: ValueType, _ problems: inout ProblemList
  ) -> (least: Int64?, greatest: Int64?) {
    guard let places = type.places else { return (nil, nil) }
    let least = self["min"]?.scaledNumber(places: places, &problems)
    let greatest = self["max"]?.scaledNumber(places: places, &problems)
    if let least, let greatest, greatest < least {
      problems.report(.reversed(first: "min", last: "max"), at: place(of: "max"))
    }
    return (least, greatest)
  }
}

extension ValueType {
  /// Decimal places of a stored number; nil for other types.
  var places: Int? {
    switch self {
    case .integer: 0
    case .decimal(let places): places
    default: nil
    }
  }

  /// Whether values can be written in several forms.
  fileprivate var isWrittenInForms: Bool {
    switch self {
    case .date, .month, .period: true
    default: false
    }
  }
}

extension DigitGrouping {
  /// The mark, where it is one byte that can also be a decimal mark.
  fileprivate var byte: UInt8? {
    switch self {
    case .point: UInt8(ascii: ".")
    case .comma: UInt8(ascii: ",")
    case .blank, .apostrophe: nil
    }
  }
}
