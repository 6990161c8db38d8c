import Model
import Testing

@testable import Definitions

@Suite("DefinitionProblem")
struct DefinitionProblemTests {
  static let all: [DefinitionProblem] = [
    .notFound, .notPermitted, .notReadable, .notRegularFile, .tooLarge(megabytes: 4), .notUTF8,
    .controlCharacter, .empty, .unexpectedFile(isFolder: true), .missingFile(purpose: "is"),
    .unknownAreaFolder(nearest: nil), .syntax(reason: "r"), .anchor, .tag, .secondDocument,
    .tooDeep(limit: 1), .keyNotText, .duplicateKey(name: "k", firstLine: 1),
    .unknownKey(name: "k", nearest: nil, known: ["a"]), .missingKey(name: "k"),
    .wrongShape(expected: .text), .emptyText, .notInteger(range: 1...2), .notNumber(.form),
    .notYesNo, .notAmong(nearest: nil, allowed: ["a"]), .notIdentifier, .notDay,
    .notPeriod(example: "2026"), .notDuration, .notReleaseTime, .notFileName,
    .unknownName(kind: .area, name: "n", nearest: nil),
    .duplicateName(kind: .area, name: "n", firstLine: 1), .reversed(first: "a", last: "b"),
    .quoting(.unclosed), .raggedRow(fields: 1, columns: 2), .missingColumn(name: "c"),
    .unknownColumn(name: "c", nearest: nil), .outerBlank, .bareCarriageReturn, .notCode,
    .reservedCode, .severalParentLists, .parentCycle, .overlap(firstLine: 1), .calendarGap,
    .wrongColumnType(name: "c", expected: "date"), .notTime,
    .settingNotForType(setting: "s", type: "t"), .settingForType(setting: "s", type: "t"),
    .pattern(.unsupported), .severalPersonColumns,
    .notInManifest(name: "c", nearest: nil, known: ["a"]),
    .extractWithoutCode(extract: "e", list: "l"), .notFileID(expected: "e"),
    .notFolderArea(expected: "e"), .computationCount(0), .settingOnlyForUnits(name: "n"),
    .noGoalposts, .notTimeLength, .targetWithoutValue, .directionWithoutTarget,
    .thresholdTooLow(least: 3), .foldersOverlap(first: "a", second: "b"), .publicFolderNotSecured,
    .releaseBeforePeriodEnds, .languagesMissing, .ambiguousAlias(alias: "a", code: "c"),
    .beyondRow, .referenceTypes(column: "c", extract: "e", other: "o"),
    .referenceCycle(["a", "b"]), .referenceToLists(extract: "e"), .notInKey(name: "c"),
    .markerIsCode(marker: "m", list: "l"), .groupingIsDecimalMark,
    .severalExtracts(known: ["a", "b"]),
  ]

  @Test("Every kind of problem occurs in the list that these tests go through")
  func completeness() {
    #expect(Set(Self.all.map(\.kind)) == Set(DefinitionProblem.Kind.allCases))
  }

  @Test("Every problem says what is wrong and what to do", arguments: all)
  func texts(problem: DefinitionProblem) {
    #expect(problem.message.count > 5)
    #expect(problem.remedy.count > 5)
    #expect(!problem.message.hasSuffix("."))
    #expect(!problem.remedy.hasSuffix("."))
  }

  @Test("The catalogue has each code once, in order, with a title")
  func catalogue() {
    let codes = DefinitionProblem.catalogue.map(\.code)
    #expect(codes == codes.sorted())
    #expect(Set(codes).count == codes.count)
    #expect(DefinitionProblem.catalogue.allSatisfy { !$0.title.isEmpty })
    #expect(codes.allSatisfy { $0.hasPrefix("DEF") && $0.count == 6 })
  }

  @Test("Only a file that nothing reads is a warning")
  func severity() {
    let warnings = Self.all.filter { $0.severity != .error }
    #expect(warnings == [.unexpectedFile(isFolder: true)])
  }

  @Test("A remedy names the nearest known name where there is one")
  func suggestion() {
    let problem = DefinitionProblem.unknownKey(name: "tilte", nearest: "title", known: ["title"])
    #expect(problem.remedy == "write `title`")
  }
}
