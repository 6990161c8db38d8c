import Glibc
public import Model

/// The place where releases are put in force: a link that is switched in one step.
///
/// `public` is a link into `public.releases`, which holds every release in a folder of its own. A
/// release is written beside the others, synced, and only then linked, so a crash, a full disk or a
/// kill at any moment leaves the release in force whole. Earlier releases are kept: removing them
/// is the publisher's decision.
public struct ReleaseFolder: Sendable {
  /// Path of the link, such as `public`.
  public let path: String
  private let writer: FileWriter

  /// Names the link; nothing is touched yet.
  public init(path: String) {
    self.init(path: path, writer: FileWriter())
  }

  init(path: String, writer: FileWriter) {
    let trimmed = path.reversed().drop { $0 == "/" }.reversed()
    self.path = trimmed.isEmpty ? path : String(trimmed)
    self.writer = writer
  }

  /// Folder with all releases, beside the link.
  public var releases: String { path + ".releases" }

  /// Name of the release in force, or nil where there is none or its folder is gone.
  public var current: String? {
    guard let target = FileLink.target(of: path), isRelease(target),
      FileLink.exists("\(FileLink.parent(of: path))/\(target)"),
      let name = target.split(separator: "/").last
    else { return nil }
    return String(name)
  }

  /// Whether a link leads to a release, and not to something of somebody else's.
  private func isRelease(_ target: String) -> Bool {
    let parts = target.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0] == base
  }

  /// Last part of the path of the folder with all releases.
  private var base: String {
    releases.split(separator: "/").last.map(String.init) ?? releases
  }

  /// The name itself where no release has it, else the first free one of `NAME-2`, `NAME-3` ….
  public func freeName(_ name: String) -> String {
    var candidate = name
    var number = 2
    while FileLink.exists("\(releases)/\(candidate)") {
      candidate = "\(name)-\(number)"
      number += 1
    }
    return candidate
  }

  /// Writes a release, then puts it in force.
  ///
  /// - Parameters:
  ///   - files: all files of the release.
  ///   - name: the release's folder, such as the vintage with a part of the content's hash; a
  ///     release that is there already with the same content is only linked.
  /// - Throws: status 73 where something cannot be created, 74 where writing fails, 77 where the
  ///   system does not allow it; the release in force is unchanged.
  public func publish(_ files: [PublishedFile], as name: String) throws(RunError) {
    try prepare(files, as: name)
    try putInForce(name)
  }

  /// Writes a release beside the one in force; nobody sees it yet.
  ///
  /// - Parameters:
  ///   - files: all files of the release.
  ///   - name: the release's folder.
  /// - Throws: status 73 where something cannot be created, 74 where writing fails, 77 where the
  ///   system does not allow it.
  public func prepare(_ files: [PublishedFile], as name: String) throws(RunError) {
    guard ReleaseFolder.isName(name) else {
      throw RunError(PublishProblem.badReleaseName(name).diagnostic, status: .cannotCreate)
    }
    guard !FileLink.exists(path) || FileLink.target(of: path).map(isRelease) ?? false else {
      throw RunError(PublishProblem.notALink(path).diagnostic, status: .cannotCreate)
    }
    try writer.makeFolder(releases)
    removeLeftovers()
    let folder = "\(releases)/\(name)"
    if FileLink.exists(folder) {
      try compare(files, with: folder)
    } else {
      try write(files, to: folder)
    }
  }

  /// Where a release lies that has been prepared.
  public func place(of name: String) -> String { "\(releases)/\(name)" }

  /// Removes a release that has been prepared and may not be seen; the one in force stays.
  public func discard(_ name: String) {
    guard ReleaseFolder.isName(name), name != current else { return }
    FileLink.remove(place(of: name))
  }

  private func write(_ files: [PublishedFile], to folder: String) throws(RunError) {
    let partial = folder + ReleaseFolder.partialSuffix
    do {
      try writePartial(files, to: partial)
      try writer.rename(partial, to: folder)
    } catch {
      FileLink.remove(partial)
      throw error
    }
    try writer.sync(releases)
  }

  private func writePartial(_ files: [PublishedFile], to partial: String) throws(RunError) {
    try writer.makeFolder(partial)
    let folders = ReleaseFolder.folders(of: files)
    for inner in folders { try writer.makeFolder("\(partial)/\(inner)") }
    for file in files { try writer.write(file.bytes, to: "\(partial)/\(file.path)") }
    for file in files { try writer.sync("\(partial)/\(file.path)") }
    for inner in folders.reversed() { try writer.sync("\(partial)/\(inner)") }
    try writer.sync(partial)
  }

  /// Switches the link to a release that has been prepared, in one step.
  ///
  /// - Parameter name: the release's folder.
  /// - Throws: status 73, 74 or 77 where the link cannot be made; the release in force is unchanged.
  public func putInForce(_ name: String) throws(RunError) {
    let temporary = "\(releases)/link" + ReleaseFolder.partialSuffix
    unlink(temporary)
    try writer.link(temporary, to: "\(base)/\(name)")
    try writer.rename(temporary, to: path)
    try writer.sync(FileLink.parent(of: path))
  }

  /// Whether the folder of a release is there, so that it can be put in force.
  public func holds(_ name: String) -> Bool {
    ReleaseFolder.isName(name) && FileLink.exists("\(releases)/\(name)")
  }

  /// Takes the link away, so that readers see no release; what stands in its place and is not a link stays.
  ///
  /// - Throws: status 73, 74 or 77 where the link cannot be taken away.
  public func putNoneInForce() throws(RunError) {
    guard FileLink.exists(path) else { return }
    guard FileLink.target(of: path).map(isRelease) ?? false else {
      throw RunError(PublishProblem.notALink(path).diagnostic, status: .cannotCreate)
    }
    try writer.remove(path)
    try writer.sync(FileLink.parent(of: path))
  }

  /// Removes what killed runs left behind: nothing links to it.
  private func removeLeftovers() {
    for name in FileLink.names(in: releases) where name.hasSuffix(ReleaseFolder.partialSuffix) {
      FileLink.remove("\(releases)/\(name)")
    }
  }

  private func compare(_ files: [PublishedFile], with folder: String) throws(RunError) {
    for file in files {
      guard FileReading.bytes(of: "\(folder)/\(file.path)") == file.bytes else {
        throw RunError(PublishProblem.releaseChanged(folder).diagnostic, status: .cannotCreate)
      }
    }
  }

  /// The inner folders that files need, outer ones first.
  private static func folders(of files: [PublishedFile]) -> [String] {
    var folders: Set<String> = []
    for file in files {
      let parts = file.path.split(separator: "/").dropLast()
      for count in parts.indices { folders.insert(parts[...count].joined(separator: "/")) }
    }
    return folders.sorted()
  }

  /// Letters, digits, dots and hyphens, not beginning with a dot, not looking like a leftover.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && !name.hasSuffix(partialSuffix)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
          UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  private static let partialSuffix = ".partial"
}
