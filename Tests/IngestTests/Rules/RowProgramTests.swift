import Model
import TestSupport
import Testing

@testable import Ingest

@Suite("RowProgram")
struct RowProgramTests {
  private static let columns: [ColumnContract] = [
    .column("n", .integer), .column("d", .decimal(places: 2)), .column("a", .date),
    .column("b", .date), .column("m", .month), .column("c", .code(list: "sex")),
    .column("y", .yesNo), .column("t", .text),
  ]

  /// A seeded generator of random expressions.
  private struct Source {
    var numbers: SeededNumbers

    mutating func next(_ count: Int) -> Int {
      Int(numbers.next() % UInt64(count))
    }

    mutating func literal() -> Int64 {
      [0, 1, -1, 2, 100, -250, 20_000, .max, .min + 1][next(9)]
    }

    mutating func truth(_ depth: Int) -> Expression {
      let make = Expression.make
      guard depth > 0 else {
        return next(2) == 0
          ? .field("y", .yesNo)
          : make(.isMissing(.field("t", .text)), .yesNo)
      }
      switch next(8) {
      case 0: return make(.and((0..<(1 + next(3))).map { _ in truth(depth - 1) }), .yesNo)
      case 1: return make(.or((0..<(1 + next(3))).map { _ in truth(depth - 1) }), .yesNo)
      case 2: return make(.not(truth(depth - 1)), .yesNo)
      case 3: return make(.isMissing(next(2) == 0 ? number(depth - 1) : real(depth - 1)), .yesNo)
      case 4: return make(.among(number(depth - 1), [0, 1, literal()]), .yesNo)
      case 5: return .compare(real(depth - 1), Comparison.allCases[next(6)], real(depth - 1))
      case 6: return .compare(day(depth - 1), Comparison.allCases[next(6)], day(depth - 1))
      default:
        return .compare(number(depth - 1), Comparison.allCases[next(6)], number(depth - 1))
      }
    }

    mutating func branches(_ depth: Int, isReal: Bool) -> [Branch] {
      (0..<(1 + next(2))).map { _ in
        Branch(condition: truth(depth), value: isReal ? real(depth) : number(depth))
      }
    }

    mutating func number(_ depth: Int) -> Expression {
      let make = Expression.make
      guard depth > 0 else {
        return next(3) == 0
          ? make(.literal(literal()), .integer) : .field(["n", "d", "c"][next(3)], .integer)
      }
      switch next(12) {
      case 0: return make(.scaled(number(depth - 1), by: [1, 100, -3][next(3)]), .integer)
      case 1:
        let sign = [Arithmetic.add, .subtract, .multiply][next(3)]
        return make(.arithmetic(sign, number(depth - 1), number(depth - 1)), .integer)
      case 2: return make(.otherwise(number(depth - 1), number(depth - 1)), .integer)
      case 3:
        let unit = [TimeUnit.days, .months, .years][next(3)]
        return make(.elapsed(unit, from: day(depth - 1), to: day(depth - 1)), .integer)
      case 4: return make(.yearOf(day(depth - 1)), .integer)
      case 5: return make(.monthOf(day(depth - 1)), .month)
      case 6: return make(.cut(number(depth - 1), at: [-5, 0, 7]), .integer)
      case 7: return make(.cut(real(depth - 1), at: [-5, 0, 7]), .integer)
      case 8:
        return make(.recoded(.field("c", .code(list: "sex")), [4, Column.missingNarrow]), .integer)
      case 9: return make(.tabled(.field("n", .integer), from: -1, [3, 2, 1]), .integer)
      case 10:
        return make(.shifted(.field("m", .month), by: literal() / 1000, .months), .month)
      default:
        return make(
          .when(
            branches(depth - 1, isReal: false), otherwise: next(2) == 0 ? number(depth - 1) : nil),
          .integer)
      }
    }

    mutating func real(_ depth: Int) -> Expression {
      let make = Expression.make
      guard depth > 0 else {
        return next(3) == 0
          ? make(.real([0, 1.5, -2, 1e300][next(4)]), .real)
          : make(.toReal(.field("d", .decimal(places: 2)), scale: 100), .real)
      }
      switch next(3) {
      case 0:
        let sign = [Arithmetic.add, .subtract, .multiply, .divide][next(4)]
        return make(.arithmetic(sign, real(depth - 1), real(depth - 1)), .real)
      case 1: return make(.otherwise(real(depth - 1), real(depth - 1)), .real)
      default:
        return make(
          .when(branches(depth - 1, isReal: true), otherwise: next(2) == 0 ? real(depth - 1) : nil),
          .real)
      }
    }

    mutating func day(_ depth: Int) -> Expression {
      let make = Expression.make
      guard depth > 0 else {
        return [
          .field("a", .date), .field("b", .date), make(.referenceDay, .date),
          make(.periodStart, .date),
        ][next(4)]
      }
      switch next(4) {
      case 0: return make(.shifted(day(depth - 1), by: Int64(next(4000)) - 2000, .days), .date)
      case 1: return make(.shifted(day(depth - 1), by: Int64(next(60)) - 30, .months), .date)
      case 2: return make(.shifted(day(depth - 1), by: Int64(next(20_000)) - 10_000, .years), .date)
      default:
        return make(
          .anniversary(month: 2, day: 28 + next(2), before: day(depth - 1)), .date)
      }
    }

    mutating func row() -> [Int64?] {
      func maybe(_ value: Int64) -> Int64? { next(4) == 0 ? nil : value }
      return [
        maybe(Int64(next(7)) - 3), maybe(literal()), maybe(Int64(next(40_000))),
        maybe(Int64(next(2000)) - 1000), maybe(24_300 + Int64(next(24))), maybe(Int64(next(2))),
        maybe(Int64(next(2))), nil,
      ]
    }
  }

  @Test("Random expressions over random rows give what a plain walk of the tree gives")
  func random() throws {
    let period = try #require(ReferencePeriod("2026-10"))
    var source = Source(numbers: SeededNumbers(seed: 4))
    var truths: [Bool?: Int] = [:]
    for _ in 0..<2000 {
      let expression = source.truth(1 + source.next(4))
      var program = RowProgram(columns: Self.columns, period: period)
      let (steps, result) = try program.add(expression)
      for _ in 0..<20 {
        let row = source.row()
        let text: String? = source.next(2) == 0 ? nil : "x"
        let found = run(program, steps, result, row, text)
        let names = Self.columns.map(\.name)
        let plain = PlainEvaluator(
          row: Dictionary(zip(names, row), uniquingKeysWith: { first, _ in first }),
          texts: ["t": text], period: period)
        let expected = plain.truth(expression)
        #expect(found == (expected.map { $0 ? 1 : 0 } ?? Column.missingWide))
        truths[expected, default: 0] += 1
      }
    }
    // The comparison says little unless all three truths are frequent.
    #expect(truths.count == 3 && truths.values.allSatisfy { $0 > 4000 })
  }

  private func run(
    _ program: RowProgram, _ steps: Range<Int>, _ result: Int, _ row: [Int64?], _ text: String?
  ) -> Int64 {
    var values = row.map { $0 ?? Column.missingWide } + program.initial
    var texts = [PackedBytes](repeating: PackedBytes(), count: row.count)
    let bytes = Array((text ?? "").utf8) + [0]
    bytes.withUnsafeBufferPointer { bytes in
      if let base = bytes.baseAddress { texts[7] = PackedBytes(slowly: base, bytes.count - 1) }
    }
    var instructions = program.steps
    var lists = program.lists
    return values.withUnsafeMutableBufferPointer { values in
      texts.withUnsafeBufferPointer { texts in
        instructions.withUnsafeMutableBufferPointer { instructions in
          lists.withUnsafeMutableBufferPointer { lists in
            guard let base = values.baseAddress, let packed = texts.baseAddress else { return 7 }
            RowMachine(steps: instructions, lists: lists, values: base, texts: packed).run(steps)
            return base[result]
          }
        }
      }
    }
  }
}
