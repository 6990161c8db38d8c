import Model
import Testing

@Suite("Exit status")
struct ExitStatusTests {
  /// Each of these but 70 is provoked by a test of this target.
  ///
  /// 70 is a mistake of Yol: nothing that a user does leads there, so only its number is tested.
  private let numbers: [Int32] = [0, 3, 4, 5, 64, 65, 66, 70, 73, 74, 75, 77, 78]

  @Test("The numbers are those that cron jobs rely on")
  func values() {
    #expect(ExitStatus.allCases.map(\.rawValue) == numbers)
    #expect(ExitStatus.bug.rawValue == 70)
  }

  @Test("The help explains each of them")
  func help() async throws {
    let help = try await Program(arguments: ["--help"]).run().standardOutput
    let text = try #require(help.split(separator: "Exit status:").last)
    let list = try #require(text.split(separator: "USAGE:").first)
    let told = list.matches(of: /\d+/).compactMap { Int32($0.0) }
    #expect(told == numbers)
  }
}
