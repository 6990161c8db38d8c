import Foundation

/// What the machine that runs the tests can do.
enum Machine {
  /// Whether a program is there.
  static func has(_ program: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  /// Whether file permissions bind this user: they do not bind root.
  static var heedsPermissions: Bool { getuid() != 0 }

  /// Whether root may run a program as nobody.
  static var canBecomeNobody: Bool { getuid() == 0 && has("setpriv") }

  /// Whether one program may watch and stop another's system calls.
  static let canTrace = succeeds("strace -f -o /dev/null --inject=rmdir:signal=KILL:when=9 true")

  /// Whether a user may have a disk in memory for one process.
  static let canMount = succeeds("unshare -rm mount -t tmpfs disk /mnt")

  private static func succeeds(_ script: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "\(script) > /dev/null 2> /dev/null"]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
