import Model

/// Evaluates typed expressions over blocks of rows.
///
/// A block is a few thousand rows, so that the vectors between two steps stay in the cache: the
/// vectorised execution of Boncz, Zukowski and Nes, "MonetDB/X100: Hyper-Pipelining Query
/// Execution", CIDR 2005.
struct Evaluator {
  /// The tables of the run.
  let store: MicrodataStore
  /// The reference period.
  let period: ReferencePeriod
  /// Dated parameters.
  let parameters: [DatedParameter]

  /// The values of an expression for the rows of the innermost block.
  func evaluate(_ expression: Expression, _ frames: [RowFrame]) -> Vector {
    let (level, innermost) = (expression.level, frames.count - 1)
    let count = frames.last?.count ?? 0
    if level < 0 { return constant(expression).repeated(count) }
    if level < innermost {
      return lifted(evaluate(expression, Array(frames[...level])), from: level, frames)
    }
    return here(expression, frames)
  }

  /// Values of an outer row for every inner row that belongs to it.
  private func lifted(_ values: Vector, from level: Int, _ frames: [RowFrame]) -> Vector {
    frames[(level + 1)...].reduce(values) { $0.gathered($1.parents) }
  }

  private func here(_ expression: Expression, _ frames: [RowFrame]) -> Vector {
    switch expression.kind {
    case .column(let name, _):
      let values = frames.last?.load(name) ?? []
      return expression.type == .yesNo ? .truth(Vector.exact(values).truth) : .exact(values)
    case .aggregate(let aggregation, let selection):
      return aggregate(aggregation, selection, expression.type, frames)
    case .ofPerson(let extract, _, let inner):
      guard let table = store.table(extract, for: period), let frame = frames.last else {
        return Vector.missing(expression.type, count: frames.last?.count ?? 0)
      }
      let persons = frame.persons(in: table)
      return evaluate(inner, frames + [persons]).keeping { persons.row($0) >= 0 }
    default:
      return combined(expression, expression.children.map { evaluate($0, frames) })
    }
  }

  /// The one value of an expression that depends on no row.
  private func constant(_ expression: Expression) -> Vector {
    switch expression.kind {
    case .literal(let value):
      return expression.type == .yesNo ? .truth([UInt8(clamping: value)]) : .exact([value])
    case .real(let value): return .real([value])
    case .referenceDay: return .exact([Int64(period.lastDay.number)])
    case .periodStart: return .exact([Int64(period.firstDay.number)])
    case .yearStart: return .exact([yearStart(expression.type)])
    case .referencePeriod: return .exact([referencePeriod(expression.type)])
    case .parameter(let id): return .real([parameter(id)])
    default: return combined(expression, expression.children.map(constant))
    }
  }

  private func yearStart(_ type: ValueType) -> Int64 {
    let january = ReferencePeriod(year: period.year).firstDay
    return type == .month
      ? Int64(ReferencePeriod(containing: january, frequency: .monthly).ordinal)
      : Int64(january.number)
  }

  private func referencePeriod(_ type: ValueType) -> Int64 {
    type == .month ? Int64(period.converted(to: .monthly).ordinal) : Int64(period.stored)
  }

  private func parameter(_ id: String) -> Double {
    let day = period.lastDay
    let found = parameters.first {
      $0.id == id && $0.group == "all" && $0.validFrom <= day && day <= $0.validTo
    }
    return found?.value ?? .nan
  }
}
