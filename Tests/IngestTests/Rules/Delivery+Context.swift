import Model
import Testing

@testable import Ingest

extension Delivery {
  /// Reads text as a delivery for 2026-10, with what is known besides.
  func outcome(
    _ text: String, _ context: ReadingContext = ReadingContext(), threads: Int = 1,
    pieceSize: Int = 1 << 20
  ) throws -> Result<ExtractReading, RefusedDelivery> {
    let file = try TemporaryFile(Array(text.utf8))
    var reader = ExtractReader(contract: contract, codeLists: codeLists, columns: columns)
    reader.pieceSize = pieceSize
    return try reader.outcome(
      path: file.path, displayName: "sample.csv", period: #require(ReferencePeriod("2026-10")),
      threads: threads, context: context)
  }

  /// What reading gives where the delivery is used.
  func reading(
    _ text: String, _ context: ReadingContext = ReadingContext(), threads: Int = 1,
    pieceSize: Int = 1 << 20
  ) throws -> ExtractReading {
    try outcome(text, context, threads: threads, pieceSize: pieceSize).get()
  }

  /// The findings with which a delivery is refused.
  func refusal(
    _ text: String, _ context: ReadingContext = ReadingContext()
  ) throws -> [Diagnostic] {
    guard case .failure(let refused) = try outcome(text, context) else {
      Issue.record("the delivery was used")
      return []
    }
    return refused.error.diagnostics
  }
}

extension Expression {
  /// An expression without a place.
  static func make(_ kind: Kind, _ type: ValueType) -> Expression {
    Expression(kind, type: type, position: SourcePosition(line: 1, column: 1))
  }

  /// A column of the row.
  static func field(_ name: String, _ type: ValueType) -> Expression {
    make(.column(name, level: 0), type)
  }

  /// A comparison.
  static func compare(_ left: Expression, _ sign: Comparison, _ right: Expression) -> Expression {
    make(.comparison(sign, left, right), .yesNo)
  }
}
