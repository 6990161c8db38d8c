extension ReleaseReader {
  /// Notes what a row says of a cell.
  mutating func note(
    _ sight: TableLayout.Sight, _ cell: Int, _ measure: Int, _ rounding: Specification.Rounding?,
    as vintage: Vintage
  ) {
    if vintage == .present {
      if sight.isHidden { noteHidden(cell, measure, flag: sight.flag) }
      // A number beside the flag that hides it is printed all the same.
      guard let number = sight.number, !(sight.isHidden && hasBounds(sight.flag)) else { return }
      notePrinted(number, cell, measure, rounding)
    } else if sight.isHidden {
      noteHiddenEarlier(cell, measure, flag: sight.flag)
    } else if let number = sight.number {
      notePrintedEarlier(number, cell, measure, rounding)
    }
  }

  private func hasBounds(_ flag: String?) -> Bool {
    specification.flagBounds.contains { $0.flag == flag }
  }

  /// What the publisher's habits tell of a hidden cell.
  private func bounds(_ measure: Int, flag: String?) -> (least: Double, greatest: Double) {
    let kind = specification.measures[measure]
    let policy = kind.isWhole && !kind.isDerived ? specification.suppressedMin : 0
    let least = kind.suppressedMin ?? policy
    guard let told = specification.flagBounds.first(where: { $0.flag == flag }) else {
      return (least, .infinity)
    }
    return (max(least, told.least), told.greatest)
  }

  private mutating func noteHidden(_ cell: Int, _ measure: Int, flag: String?) {
    let bounds = bounds(measure, flag: flag)
    editState(cell) { state in
      state.marks.insert(.hidden)
      guard state.marks.isDisjoint(with: [.printed, .rounded]) else { return }
      state.least = max(state.least, bounds.least)
      state.greatest = min(state.greatest, bounds.greatest)
    }
  }

  private mutating func noteHiddenEarlier(_ cell: Int, _ measure: Int, flag: String?) {
    let bounds = bounds(measure, flag: flag)
    editState(cell) { state in
      state.marks.insert(.hiddenEarlier)
      guard !state.marks.contains(.printedEarlier) else { return }
      state.earlierLeast = max(state.earlierLeast, bounds.least)
      state.earlierGreatest = min(state.earlierGreatest, bounds.greatest)
    }
  }

  private mutating func notePrinted(
    _ number: PrintedNumber, _ cell: Int, _ measure: Int, _ rounding: Specification.Rounding?
  ) {
    learnKind(number, measure, cell)
    let range = Self.range(number.value, rounding, isWhole: isWhole(measure))
    var isContradiction = false
    editState(cell) { state in
      state.decimals = max(state.decimals, UInt8(clamping: number.decimals))
      let isExact = range.least == range.greatest
      if state.marks.contains(.printed) {
        isContradiction = state.least < range.least || state.least > range.greatest
        return
      }
      if state.marks.contains(.rounded) {
        state.least = max(state.least, range.least)
        state.greatest = min(state.greatest, range.greatest)
        isContradiction = state.least > state.greatest
      } else {
        (state.least, state.greatest) = range
      }
      state.marks.insert(isExact ? .printed : .rounded)
      if isExact { state.marks.remove(.rounded) }
      if let rounding, rounding.mode == .controlled {
        state.marks.insert(.controlled)
        state.base = UInt8(clamping: Int(min(rounding.base, 255)))
      }
    }
    if isContradiction { addContradiction(cell) }
  }

  private mutating func notePrintedEarlier(
    _ number: PrintedNumber, _ cell: Int, _ measure: Int, _ rounding: Specification.Rounding?
  ) {
    learnKind(number, measure, cell)
    let range = Self.range(number.value, rounding, isWhole: isWhole(measure))
    var difference: Double?
    editState(cell) { state in
      if state.marks.contains(.printed) {
        if state.least < range.least || state.least > range.greatest {
          difference = abs(state.least - number.value)
          state.marks.insert(.revised)
        }
        return
      }
      if state.marks.contains(.printedEarlier) { return }
      state.marks.insert(.printedEarlier)
      state.decimals = max(state.decimals, UInt8(clamping: number.decimals))
      state.earlierLeast = range.least
      state.earlierGreatest = range.greatest
    }
    if let difference { addRevision(cell, measure, by: difference) }
  }

  private func isWhole(_ measure: Int) -> Bool {
    let kind = specification.measures[measure]
    return kind.isWhole && !kind.isDerived
  }

  /// What a printed number says of the true one.
  static func range(
    _ value: Double, _ rounding: Specification.Rounding?, isWhole: Bool
  ) -> (least: Double, greatest: Double) {
    guard let rounding, rounding.mode != .controlled else { return (value, value) }
    let reach: Double
    switch rounding.mode {
    case .nearest: reach = isWhole ? (rounding.base / 2).rounded(.down) : rounding.base / 2
    case .random, .controlled: reach = isWhole ? rounding.base - 1 : rounding.base
    }
    let least = value < 0 ? value - reach : max(0, value - reach)
    return (least, value + reach)
  }
}
