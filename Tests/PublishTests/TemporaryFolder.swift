import Glibc

@testable import Publish

/// A folder of one test, removed with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(parent)/yol-publish-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure.noFolder }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    FileLink.remove(path)
  }

  func write(_ text: String, to name: String) throws {
    try FileWriter().write(Array(text.utf8), to: "\(path)/\(name)")
  }

  enum Failure: Error {
    case noFolder
  }
}
