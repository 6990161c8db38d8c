internal import Disclosure
internal import Model

extension Explanation {
  /// The explanation for machines; `docs/explain.md` describes the keys, which stay.
  public var json: JSON {
    [
      "confidential": .boolean(true), "indicator": .string(indicator.id),
      "version": .integer(indicator.version), "title_az": .string(indicator.title.az),
      "title_en": .string(indicator.title.en), "unit": .string(indicator.unit.rawValue),
      "definition": [
        "file": .string(definition.file), "text": .string(indicator.formula),
        "breaks": .array(
          indicator.breaks.map {
            ["period": .string($0.period.description), "reason_en": .string($0.reason.en)]
          }),
      ],
      "period": .string(period.description), "run": .string(run.description),
      "position": Self.json(codes), "figure": Self.json(observation),
      "equation": .string(equation),
      "rounding": [
        "exact": observation.value.map { .number($0) } ?? .null,
        "decimals": .integer(indicator.decimals), "printed": JSON(printed),
      ],
      "steps": .array(
        steps.map {
          [
            "step": .string($0.kind.rawValue), "text": JSON($0.text.isEmpty ? nil : $0.text),
            "rows": .integer($0.rows),
          ]
        }),
      "terms": .array(
        terms.map { ["position": Self.json($0.codes), "equation": .string($0.text)] }),
      "inputs": .array(inputs.map(Self.json)), "files": .array(files.map(Self.json)),
      "cohort": cohort.map(Self.json) ?? .null,
      "parameters": .array(parameters.map(Self.json)),
      "repeated": repeated.map(Self.json) ?? .null,
      "protection": [
        "state": .string(protectionState.id), "rules": .array(ruleIDs.map { .string($0) }),
        "text": .string(protectionState.text),
      ],
      "release_in_force": publishedJSON,
    ]
  }

  private static func json(_ codes: [PositionCode]) -> JSON {
    .object(codes.map { .init($0.dimension, .string($0.code)) })
  }

  private static func json(_ observation: Observation) -> JSON {
    [
      "value": JSON(observation.value), "absence": JSON(observation.absence?.rawValue),
      "numerator": JSON(observation.numerator), "denominator": JSON(observation.denominator),
      "contributors": .integer(observation.contributors),
      "lower": JSON(observation.interval?.lowerBound),
      "upper": JSON(observation.interval?.upperBound),
      "linked_percent": JSON(observation.linkedPercent),
      "status": .array(observation.status.codes.map { .string($0) }),
    ]
  }

  private static func json(_ input: Input) -> JSON {
    [
      "indicator": .string(input.indicator.id), "period": .string(input.period.description),
      "position": json(input.codes), "value": JSON(input.observation?.value),
      "absence": JSON(input.observation?.absence?.rawValue), "equation": .string(input.equation),
      "inputs": .array(input.inputs.map(json)), "repeated_from": JSON(input.repeatedFrom),
    ]
  }

  private static func json(_ repeated: Repeated) -> JSON {
    [
      "release": .string(repeated.release), "differs": .boolean(repeated.now != nil),
      "now": repeated.now.map(json) ?? .null, "equation": JSON(repeated.equation),
    ]
  }

  private static func json(_ file: File) -> JSON {
    [
      "extract": .string(file.extract), "file": .string(file.path),
      "rows_read": .integer(file.rows.read), "rows_accepted": .integer(file.rows.accepted),
      "rows_quarantined": .integer(file.rows.quarantined), "sha256": .string(file.digest),
    ]
  }

  private static func json(_ months: ClosedRange<ReferencePeriod>) -> JSON {
    [
      "first_month": .string(months.lowerBound.description),
      "last_month": .string(months.upperBound.description),
    ]
  }

  private static func json(_ parameter: DatedParameter) -> JSON {
    [
      "parameter": .string(parameter.id), "group": .string(parameter.group),
      "value": .number(parameter.value), "valid_from": .string(parameter.validFrom.description),
      "valid_to": .string(parameter.validTo.description),
    ]
  }

  private var publishedJSON: JSON {
    switch published {
    case .none: .null
    case .same(let release): ["release": .string(release), "differs": .boolean(false)]
    case .other(let release, let value, let absence):
      [
        "release": .string(release), "differs": .boolean(true), "value": JSON(value),
        "absence": JSON(absence?.rawValue),
      ]
    }
  }
}

extension JSON {
  /// A number, or null.
  fileprivate init(_ number: Double?) {
    self = number.map { .number($0) } ?? .null
  }
}
