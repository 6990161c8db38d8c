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
  /// Lets the process say so before a signal ends it; what the parent ignores stays ignored.
  static func announce() {
    // A handler must not be the first to touch a global: that takes a lock.
    isEnding.store(false, ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let earlier = signal(number, stop)
      if isIgnoring(earlier) { signal(number, SIG_IGN) }
    }
    signal(SIGBUS, loseFile)
  }

  private static func isIgnoring(_ handler: sighandler_t?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

private let isEnding = Atomic(false)

/// Ends the process at once by the signal itself, so that whoever started it knows.
///
/// Only what POSIX allows in a handler: one write, then the signal's own effect.
private func stop(_ number: Int32) {
  say("stopped by a signal: readers see a whole release; run again to finish\n")
  signal(number, SIG_DFL)
  raise(number)
}

/// A mapped file became shorter while it was read, or its disk failed: a failed read, status 74.
private func loseFile(_ number: Int32) {
  // Several threads may read on in the lost file; the first one speaks.
  while isEnding.exchange(true, ordering: .relaxed) { pause() }
  say(
    """
    error: [RUN011] an extract was cut off, or its disk failed, while it was read
      fix: run again when the copy is complete; put files in place by renaming

    """)
  _exit(74)
}

private func say(_ text: StaticString) {
  _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
}
