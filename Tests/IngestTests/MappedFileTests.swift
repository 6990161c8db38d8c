import Glibc
import Model
import Testing

@testable import Ingest

@Suite("MappedFile")
struct MappedFileTests {
  @Test("A file that grows while it is read is noticed, and the finding is EXT004")
  func change() throws {
    let file = try TemporaryFile(Array("id,n\n".utf8))
    let mapped = try MappedFile(path: file.path)
    #expect(mapped.isUnchanged)
    #expect(Array(mapped.bytes) == Array("id,n\n".utf8))
    let descriptor = open(file.path, O_WRONLY | O_APPEND)
    #expect(write(descriptor, "x", 1) == 1)
    close(descriptor)
    #expect(!mapped.isUnchanged)
    let problem = ExtractProblem.changedWhileRead
    #expect(problem.code == "EXT004")
    #expect(problem.status == .inputOutput)
  }

  @Test("A folder and an empty file are told apart")
  func special() throws {
    #expect(throws: MappedFile.Failure.missing) { try MappedFile(path: "/") }
    let empty = try TemporaryFile([])
    #expect(try MappedFile(path: empty.path).bytes.isEmpty)
  }
}
