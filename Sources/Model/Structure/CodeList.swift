/// An allowed value of a coded column or dimension (SDMX code).
public struct Code: Hashable, Sendable {
  /// Identifier within its list.
  public var id: String
  /// What readers see.
  public var label: Localized
  /// The code one level up, in the same list or in `CodeList.parentList`.
  public var parent: String?
  /// First day on which the code is valid; nil means always.
  public var validFrom: Day?
  /// Last day on which the code is valid; nil means still.
  public var validTo: Day?
  /// Codes out of whose territory this one was made on the first day of its validity.
  public var predecessors: [String]
  /// Other texts by which extracts mean this code.
  public var aliases: [String]

  /// Describes one code.
  public init(
    id: String, label: Localized, parent: String? = nil, validFrom: Day? = nil,
    validTo: Day? = nil, predecessors: [String] = [], aliases: [String] = []
  ) {
    self.aliases = aliases
    self.id = id
    self.predecessors = predecessors
    self.label = label
    self.parent = parent
    self.validFrom = validFrom
    self.validTo = validTo
  }

  /// Whether the code is valid on a day, both ends included.
  public func isValid(on day: Day) -> Bool {
    (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
  }
}

/// The allowed values of a coded column or dimension, in the order they are shown.
public struct CodeList: Hashable, Sendable {
  /// Identifier, the file's name without `.csv`.
  public var id: String
  /// Codes in order; a column stores the index into this array.
  public var codes: [Code]
  /// The list that parents belong to; nil means this one.
  public var parentList: String?
  private var index: [String: Int]

  /// Makes a list; where an id occurs twice the first one counts (reading reports the second).
  public init(id: String, codes: [Code], parentList: String? = nil) {
    self.id = id
    self.codes = codes
    self.parentList = parentList
    self.index = Dictionary(
      codes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The position of a code, or nil.
  public func position(of id: String) -> Int? {
    index[id]
  }

  /// SDMX code for a total over a dimension.
  public static let total = "_T"
  /// SDMX code for an unknown position.
  public static let unknown = "_U"
  /// SDMX code for a position that does not apply.
  public static let notApplicable = "_Z"
}
