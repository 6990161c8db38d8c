internal import Model

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The places that a request names: nothing is computed that could not be written.
struct ProtectionPlaces {
  private let request: ProtectionRequest

  init(_ request: ProtectionRequest) {
    self.request = request
  }

  /// Finds out whether everything to be read is there, and everything to be written can be made.
  ///
  /// - Throws: status 66 where the specification is missing; 73 where an output cannot be made.
  func check() throws(RunError) {
    guard FolderListing.kind(of: request.folder) == .other else {
      throw ProtectionProblem.exists(request.folder).error
    }
    guard FolderListing.kind(of: request.specification) == .file else {
      throw ProtectionProblem.noSpecification(request.specification).error
    }
    for path in [request.folder, request.certificatePath, request.seedPath] {
      guard FolderListing.kind(of: path) != .folder else {
        throw ProtectionProblem.place(path, .isFolder).error
      }
      guard FolderListing.kind(of: Self.parent(of: path)) == .folder else {
        throw ProtectionProblem.place(path, .noParent).error
      }
    }
    let place = Self.resolved(Self.parent(of: request.folder))
    for folder in [request.truth] + request.earlier {
      guard let place, let read = Self.resolved(folder) else { continue }
      guard place != read, !place.hasPrefix(read == "/" ? read : "\(read)/") else {
        throw ProtectionProblem.place(request.folder, .insideTruth).error
      }
    }
  }

  /// The folder in which a path lies.
  static func parent(of path: String) -> String {
    guard let stroke = path.lastIndex(of: "/") else { return "." }
    return stroke == path.startIndex ? "/" : String(path[..<stroke])
  }

  /// A path without links and dots; nil where nothing is there.
  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
