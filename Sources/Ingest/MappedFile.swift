import Glibc

/// A file whose bytes are mapped into memory.
///
/// A file that somebody shortens while it is read would end the process with SIGBUS; deliveries
/// are put in place by renaming, and what changed in size or time is reported by `isUnchanged`.
final class MappedFile {
  /// Why a file cannot be read.
  enum Failure: Error {
    /// There is no such file, or it is a folder.
    case missing
    /// The system does not allow it.
    case notPermitted
    /// Anything else.
    case unreadable
  }

  /// All bytes; empty for an empty file.
  let bytes: UnsafeRawBufferPointer
  private let descriptor: Int32
  private let status: stat

  /// Opens and maps a file.
  init(path: String) throws(Failure) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw MappedFile.failure(errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      close(descriptor)
      throw isFolder ? .missing : .unreadable
    }
    self.status = status
    let size = Int(status.st_size)
    guard size > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      address != MAP_FAILED
    else {
      close(descriptor)
      throw .unreadable
    }
    madvise(address, size, MADV_SEQUENTIAL)
    bytes = UnsafeRawBufferPointer(start: address, count: size)
  }

  deinit {
    if let address = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: address), bytes.count)
    }
    close(descriptor)
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
