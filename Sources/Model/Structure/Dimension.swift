/// A component that identifies an observation, with its allowed codes (SDMX dimension).
public struct Dimension: Hashable, Sendable {
  /// Identifier, the column header in published files.
  public var id: String
  /// What readers see.
  public var title: Localized
  /// Allowed codes in the order they are shown.
  public var codeList: CodeList

  /// Whether the order of the codes has a meaning, as that of age groups.
  public var isOrdered: Bool
  /// Codes whose territory changed, and when: figures before and after are about different places.
  public var changes: [CodeChange]

  /// Describes a dimension.
  public init(
    id: String, title: Localized, codeList: CodeList, isOrdered: Bool = false,
    changes: [CodeChange] = []
  ) {
    self.isOrdered = isOrdered
    self.changes = changes
    self.id = id
    self.title = title
    self.codeList = codeList
  }
}

/// Where an observation stands on one dimension.
public enum DimensionValue: Hashable, Comparable, Sendable {
  /// All codes together, `_T`.
  case total
  /// A code, by its index in the dimension's code list.
  case code(Int)
  /// The source does not say, `_U`.
  case unknown
  /// The dimension does not apply, `_Z`.
  case notApplicable
}

extension Dimension {
  /// The code that stands in published files for a value.
  public func codeID(_ value: DimensionValue) -> String {
    switch value {
    case .total: CodeList.total
    case .code(let index): codeList.codes[index].id
    case .unknown: CodeList.unknown
    case .notApplicable: CodeList.notApplicable
    }
  }
}
