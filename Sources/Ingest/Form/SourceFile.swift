import Glibc

/// A file that is read by place into memory of our own.
///
/// It is never mapped: a mapped file that somebody shortens while it is read ends the process with
/// SIGBUS. Here it gives fewer bytes than asked for, and `isUnchanged` tells.
final class SourceFile {
  /// Why a file cannot be read.
  enum Failure: Error {
    /// There is no such file, or it is a folder.
    case missing
    /// The system does not allow it.
    case notPermitted
    /// Anything else.
    case unreadable
  }

  /// Bytes of the file when it was opened.
  let size: Int
  private let descriptor: Int32
  private let status: stat

  /// Opens a file.
  init(path: String) throws(Failure) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SourceFile.failure(errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      close(descriptor)
      throw isFolder ? .missing : .unreadable
    }
    self.status = status
    size = max(0, Int(status.st_size))
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit {
    close(descriptor)
  }

  /// Copies a range of bytes; returns how many there were.
  func copy(_ range: Range<Int>, to target: UnsafeMutablePointer<UInt8>) -> Int {
    var count = 0
    while count < range.count {
      let got = pread(
        descriptor, target + count, range.count - count, range.lowerBound + count)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { break }
      count += got
    }
    return count
  }

  /// Whether size and time of change are still those of the beginning.
  var isUnchanged: Bool {
    var now = stat()
    return fstat(descriptor, &now) == 0 && now.st_size == status.st_size
      && now.st_mtim.tv_sec == status.st_mtim.tv_sec
      && now.st_mtim.tv_nsec == status.st_mtim.tv_nsec
  }

  private static func failure(_ number: Int32) -> Failure {
    switch number {
    case ENOENT, ENOTDIR, EISDIR: .missing
    case EACCES, EPERM: .notPermitted
    default: .unreadable
    }
  }
}
