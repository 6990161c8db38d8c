import Model

/// The lifetimes of the units of a block.
struct LifetimeBlock {
  /// By unit; without meaning for a unit that is not watched.
  var lifetimes: [Lifetime]
  /// Whether the unit is in the base.
  var isWatched: [Bool]
  /// Whether the unit was never under observation, which is not a missing value.
  var isOutside: [Bool]
}

extension Evaluator {
  /// How long each unit was watched, and whether the event came.
  func lifetimes(_ time: TimeToEvent, _ frame: RowFrame) -> LifetimeBlock {
    let starts = evaluate(time.start, [frame]).exact
    let (ends, isEvent, endsEarly) = watchedUntil(time, starts, frame)
    let exits = elapsed(time.unit, from: starts, to: ends)
    let entries = time.since.map { since in
      let firsts = zip(starts, evaluate(since, [frame]).exact).map { max($0, $1) }
      return elapsed(time.unit, from: starts, to: firsts)
    }
    var block = LifetimeBlock(
      lifetimes: Array(
        repeating: Lifetime(exit: 0, entry: 0, isEvent: false), count: frame.count),
      isWatched: Array(repeating: false, count: frame.count), isOutside: endsEarly)
    for unit in 0..<frame.count where !endsEarly[unit] {
      let (exit, entry) = (exits[unit], entries.map { $0[unit] } ?? 0)
      guard exit != Column.missingWide, entry != Column.missingWide else { continue }
      guard entry <= 0 || exit > entry else {
        block.isOutside[unit] = true
        continue
      }
      block.isWatched[unit] = true
      block.lifetimes[unit] = Lifetime(
        exit: Int32(clamping: exit), entry: Int32(clamping: max(0, entry)), isEvent: isEvent[unit])
    }
    return block
  }

  /// The day on which watching ends, whether the event came on it, and whether it was over before it
  /// began.
  private func watchedUntil(
    _ time: TimeToEvent, _ starts: [Int64], _ frame: RowFrame
  ) -> (ends: [Int64], isEvent: [Bool], endsEarly: [Bool]) {
    let events = evaluate(time.event, [frame]).exact
    let lasts = time.until.map { evaluate($0, [frame]).exact }
    let referenceDay = Int64(period.lastDay.number)
    var ends = [Int64](repeating: Column.missingWide, count: starts.count)
    var isEvent = [Bool](repeating: false, count: starts.count)
    var endsEarly = isEvent
    for unit in starts.indices where starts[unit] != Column.missingWide {
      let last = lasts.map { $0[unit] } ?? Column.missingWide
      let censored = last == Column.missingWide ? referenceDay : min(referenceDay, last)
      endsEarly[unit] = censored < starts[unit]
      isEvent[unit] = events[unit] != Column.missingWide && events[unit] <= censored
      // An event before the start counts at once.
      ends[unit] = isEvent[unit] ? max(events[unit], starts[unit]) : censored
    }
    return (ends, isEvent, endsEarly)
  }
}
