import Glibc

@testable import Publish

/// A folder of one test, removed with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/yol-publish-XXXXXX".utf8CString)
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
