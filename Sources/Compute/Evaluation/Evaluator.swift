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
  /// Work, school and term days; nil where the methodology has no calendar.
  var calendar: WorkCalendar?
  /// Who shares a household in the period; nil where nothing asks.
  var households: HouseholdIndex?
  /// What has been evaluated over the block of units at hand; nil where nothing is shared.
  var shared: SharedValues?

  /// The values of an expression for the rows of the innermost block; the one value of an expression
  /// that depends on no row where there is no block.
  func evaluate(_ expression: Expression, _ frames: [RowFrame]) -> Vector {
    let (level, innermost) = (expression.level, frames.count - 1)
    if level < 0, let frame = frames.last { return evaluate(expression, []).repeated(frame.count) }
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
    if let shared, frames.count == 1,
      let values = shared.values(of: expression, frames[0], { computed(expression, [$0]) })
    {
      return values
    }
    return computed(expression, frames)
  }

  private func computed(_ expression: Expression, _ frames: [RowFrame]) -> Vector {
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
    case .literal, .real, .referenceDay, .periodStart, .yearStart, .referencePeriod, .parameter:
      return constant(expression)
    case .when(let branches, let otherwise):
      return chosen(branches, otherwise, expression.type, frames)
    case .codes(let branches): return codes(branches, frames)
    case .days(let span): return .exact(spans(span, frames).dayCounts())
    case .isCovered(let span, let other):
      return .truth(spans(span, frames).covered(by: spans(other, frames)))
    default:
      return combined(expression, expression.children.map { evaluate($0, frames) })
    }
  }

  /// The one value of an expression without parts.
  private func constant(_ expression: Expression) -> Vector {
    switch expression.kind {
    case .literal(let value):
      return expression.type == .yesNo ? .truth([UInt8(clamping: value)]) : .exact([value])
    case .real(let value): return .real([value])
    case .referenceDay: return .exact([Int64(period.lastDay.number)])
    case .periodStart: return .exact([Int64(period.firstDay.number)])
    case .yearStart: return .exact([yearStart(expression.type)])
    case .referencePeriod: return .exact([referencePeriod(expression.type)])
    case .parameter(let id): return .real([parameter(id, of: "all")])
    default: return Vector.missing(expression.type, count: 1)
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

  /// The value of a parameter for a group on the reference day; NaN for none.
  func parameter(_ id: String, of group: String) -> Double {
    let day = period.lastDay
    let found = parameters.first {
      $0.id == id && $0.group == group && $0.validFrom <= day && day <= $0.validTo
    }
    return found?.value ?? .nan
  }
}
