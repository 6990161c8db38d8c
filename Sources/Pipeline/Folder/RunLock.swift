public import Model

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Keeps a second run out of the workspace while one is at work.
///
/// The lock is the kernel's (`flock`), not the file: it goes with the process however that ends, so
/// there is nothing stale to clear away. The file stays, with the process id of its last holder.
public struct RunLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of a workspace.
  ///
  /// - Parameters:
  ///   - root: folder of the workspace.
  ///   - path: lock file, relative to it.
  /// - Throws: status 75 where another run holds it, 73 or 77 where the file cannot be made.
  public init(root: String, path: String) throws(RunError) {
    descriptor = open(
      WorkspaceFile(root: root, path: path).fullPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
      0o600)
    guard descriptor >= 0 else {
      throw (errno == EACCES ? RunProblem.notPrivate(path) : .cannotCreate(path)).error
    }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      let isHeld = errno == EWOULDBLOCK
      let process = Self.process(in: descriptor)
      _ = close(descriptor)
      throw (isHeld ? RunProblem.anotherRun(file: path, process: process) : .cannotCreate(path))
        .error
    }
    leaveProcessID()
  }

  /// Lets the next run in.
  ///
  /// Unlocked before it is closed: a process that another thread is just starting holds a copy of the
  /// descriptor until it runs its own program.
  public func release() {
    _ = flock(descriptor, LOCK_UN)
    _ = close(descriptor)
  }

  /// Only for people who look who is at work: a failure to write it does no harm.
  private func leaveProcessID() {
    let text = Array("\(getpid())\n".utf8)
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, text, text.count, 0)
  }

  private static func process(in descriptor: Int32) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int(String(decoding: bytes.prefix(count).prefix { $0 != 0x0A }, as: UTF8.self))
  }
}
