internal import Model

/// Takes the time of each stage and tells the observer where the run is.
struct StageClock {
  /// Time by stage, in the order in which they ended.
  private(set) var times: [StageTime] = []
  /// Who watches.
  let observer: any RunObserver

  /// Starts with nothing measured.
  init(observer: any RunObserver) {
    self.observer = observer
  }

  /// Does a stage that advances by so many units, 0 where that is not known; its time counts also
  /// where it fails.
  mutating func measure<Value>(
    _ stage: RunStage, units: Int = 0, _ body: () throws(RunError) -> Value
  ) throws(RunError) -> Value {
    let start = begin(stage, units: units)
    defer { end(stage, since: start) }
    return try body()
  }

  /// Begins a stage whose work is not one closure; `end` must follow.
  func begin(_ stage: RunStage, units: Int = 0) -> ContinuousClock.Instant {
    observer.began(stage, units: units)
    return ContinuousClock.now
  }

  /// Ends a stage that `begin` began.
  mutating func end(_ stage: RunStage, since start: ContinuousClock.Instant) {
    observer.ended(stage)
    let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    times.append(StageTime(stage: stage, milliseconds: Int(milliseconds.rounded())))
  }
}
