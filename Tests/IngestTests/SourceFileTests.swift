import Dispatch
import Glibc
import Model
import Synchronization
import Testing

@testable import Ingest

@Suite("SourceFile")
struct SourceFileTests {
  @Test("A file that grows while it is read is noticed, and the finding is EXT004")
  func change() throws {
    let file = try TemporaryFile(Array("id,n\n".utf8))
    let source = try SourceFile(path: file.path)
    #expect(source.isUnchanged)
    #expect(DeliveryBytes.file(source).copy(0..<99) == Array("id,n\n".utf8))
    let descriptor = open(file.path, O_WRONLY | O_APPEND)
    #expect(write(descriptor, "x", 1) == 1)
    close(descriptor)
    #expect(!source.isUnchanged)
    let problem = ExtractProblem.changedWhileRead
    #expect(problem.code == "EXT004")
    #expect(problem.status == .inputOutput)
  }

  @Test("A folder and an empty file are told apart")
  func special() throws {
    #expect(throws: SourceFile.Failure.missing) { try SourceFile(path: "/") }
    let empty = try TemporaryFile([])
    #expect(try SourceFile(path: empty.path).size == 0)
  }

  @Test("A file that is cut short and grown again while it is read ends in a finding or in rows")
  func truncation() throws {
    let rows = (0..<20_000).map { "k\($0),\($0)\n" }.joined()
    let bytes = Array(("id,n\n" + rows).utf8)
    let file = try TemporaryFile(bytes)
    var reader = ExtractReader(
      contract: ExtractReaderTests.delivery.contract, codeLists: [:], columns: nil)
    reader.pieceSize = 4096
    let period = try #require(ReferencePeriod("2026-10"))
    let (path, reading) = (file.path, reader)
    let isDone = Atomic(false)
    let statuses: [Model.ExitStatus] = [.inputOutput, .badData, .gateClosed]
    DispatchQueue.concurrentPerform(iterations: 2) { job in
      guard job == 0 else {
        var step = 0
        while !isDone.load(ordering: .relaxed) {
          step += 1
          truncate(path, step % 2 == 0 ? bytes.count : (step * 7919) % bytes.count)
        }
        return
      }
      for _ in 0..<60 {
        do throws(RunError) {
          let result = try reading.read(
            path: path, displayName: "sample.csv", period: period, threads: 2)
          #expect(result.account.isBalanced)
        } catch {
          #expect(statuses.contains(error.status))
        }
      }
      isDone.store(true, ordering: .relaxed)
    }
  }
}
