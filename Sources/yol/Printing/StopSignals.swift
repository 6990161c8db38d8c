import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The signals by which a person, a shell or the system ends the process.
///
/// A run needs no clearing up, as nobody sees a release before its link is switched.
enum StopSignals {
  /// What a signal cuts off.
  enum Work: UInt8, AtomicRepresentable {
    /// Nothing that readers see.
    case unpublished
    /// A release is made and put in force.
    case publishing
    /// A release is taken back.
    case withdrawing
  }

  fileprivate static let work = Atomic(Work.unpublished)

  /// Lets the process say so before a signal ends it; what the parent ignores stays ignored.
  static func announce() {
    // A handler must not be the first to touch it.
    begin(.unpublished)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let earlier = signal(number, stop)
      if isIgnoring(earlier) { signal(number, SIG_IGN) }
    }
  }

  /// Says what a signal cuts off from now on.
  static func begin(_ work: Work) {
    self.work.store(work, ordering: .relaxed)
  }

  private static func isIgnoring(_ handler: sighandler_t?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

/// Ends the process at once by the signal itself, so that whoever started it knows.
///
/// Only what POSIX allows in a handler: one write, then the signal's own effect.
private func stop(_ number: Int32) {
  switch StopSignals.work.load(ordering: .relaxed) {
  case .unpublished:
    say("stopped by a signal: nothing was published\n")
  case .publishing:
    say("stopped by a signal: readers see a whole release; run again to finish\n")
  case .withdrawing:
    say("stopped by a signal: readers see a whole release, or none; withdraw again to finish\n")
  }
  signal(number, SIG_DFL)
  raise(number)
}

private func say(_ text: StaticString) {
  _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
}
