#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether to print in colour: on a terminal that can, unless somebody said no.
///
/// `NO_COLOR` as https://no-color.org has it: set and not empty. `FORCE_COLOR` is for pagers.
struct ColourChoice {
  /// Decides for a stream.
  static func isColoured(_ stream: OutputStream, noColor: Bool) -> Bool {
    if noColor || isSet("NO_COLOR") { return false }
    if isSet("FORCE_COLOR") { return true }
    return stream.isTerminal && value("TERM") != "dumb"
  }

  private static func isSet(_ name: String) -> Bool {
    value(name).map { !$0.isEmpty } ?? false
  }

  private static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
