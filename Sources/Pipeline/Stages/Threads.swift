#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many threads work at a time.
enum Threads {
  /// One for each processor that is on.
  static var count: Int {
    max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}
