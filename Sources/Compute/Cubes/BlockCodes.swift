import Model

/// What the selected units of a block have on the dimensions of an indicator.
struct BlockCodes {
  /// For each dimension the code of every unit.
  var single: [[Int64]]
  /// By dimension, for those of which a unit may have several codes, what the units answered.
  var answers: [Int: AnswerBlock] = [:]
}

/// What the units of a block answered where several codes may be named.
struct AnswerBlock {
  /// The code, or set of codes, that counts in the numerator.
  let counted: CodeBlock
  /// The codes that count in the base; nil for all.
  let among: CodeBlock?

  /// Leaves those units that count for a code.
  func narrow(_ isAmong: inout [Bool], _ isCounted: inout [Bool], to code: Int64) {
    among?.narrow(&isAmong, to: code)
    counted.narrow(&isCounted, to: code)
  }
}

/// The code, or set of codes, of each unit of a block.
struct CodeBlock {
  private let values: [Int64]
  private let areSets: Bool

  /// Takes evaluated values of a type.
  init(_ values: [Int64], _ type: ValueType) {
    self.values = values
    areSets = if case .codeSet = type { true } else { false }
  }

  /// Leaves those units that have a code; one without a value has none.
  func narrow(_ units: inout [Bool], to code: Int64) {
    let wanted = areSets ? CodeSet.of(code) : code
    for unit in 0..<min(units.count, values.count) where units[unit] {
      let value = values[unit]
      units[unit] =
        value != Column.missingWide && (areSets ? value & wanted != 0 : value == wanted)
    }
  }
}
