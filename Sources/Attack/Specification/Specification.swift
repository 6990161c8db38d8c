/// The content of a `SPEC.json`: what the columns of a release mean, and what readers know.
///
/// `docs/attack.md` describes every key.
struct Specification {
  /// Counts of 1 to one less are to be protected.
  var threshold = 5.0
  /// A hidden cell is narrow where its greatest and least value are less than this apart.
  var width = 4.0
  /// Dimensions, in their order in the text.
  var dimensions: [Dimension] = []
  /// Measures, those named under `measures` first.
  var measures: [Measure] = []
  /// Files and their columns.
  var tables: [Table] = []
  /// What holds between measures.
  var relations: [Relation] = []
  /// The least value of a hidden count.
  var suppressedMin = 0.0
  /// For a flag the values that it tells.
  var flagBounds: [FlagBounds] = []
  /// Numbers that readers have from elsewhere.
  var known: [Known] = []
  /// Keys that mean nothing here.
  var notes: [String] = []

  struct Dimension {
    var name: String
    var total: String?
    var members: [String]?
    var parents: [(code: String, parent: String)] = []
    var groups: [(code: String, members: [String])] = []
    var isTime = false
    var order: [String]?
    var isExhaustive = true

    /// Whether the description says which codes there are; otherwise files do.
    var isListed: Bool {
      members?.isEmpty == false || !parents.isEmpty
    }

    /// All codes that the description names.
    var described: Set<String> {
      var codes = Set((members ?? []) + groups.map(\.code) + groups.flatMap(\.members))
      for (code, parent) in parents { codes.formUnion([code, parent]) }
      if let total { codes.insert(total) }
      return codes
    }
  }

  struct Measure {
    var name: String
    /// What it counts, in words.
    var title: String?
    /// Whether it is a quotient, which is never added up and nobody's number of persons.
    var isDerived = false
    var isWhole = true
    /// Whether small counts of it are to be protected.
    var isSensitive = true
    var suppressedMin: Double?
    /// Whether a file prints a number below zero, or a hidden one may be.
    var canBeNegative = false
  }

  struct FlagBounds {
    var flag: String
    var least: Double
    var greatest: Double
  }

  /// A cell that somebody else has published, or a range of it.
  struct Known {
    var measure: Int
    var codes: [(dimension: Int, code: String)]
    var least: Double
    var greatest: Double
    /// Whether nothing else in the description names the measure.
    var isOnlyMention = false
  }

  struct Table {
    var file: String
    /// Column of a dimension, by dimension.
    var columns: [Int: String] = [:]
    /// Code of a dimension, by dimension.
    var fixed: [Int: String] = [:]
    var measure: MeasureSource
    /// Tells maps of measures from each other.
    var mapNumber = 0
    var value = "value"
    var flag: String?
    var suppressed: [String] = []
    var absent: (column: String, values: [String])?
    var rounding: Rounding?
  }

  enum MeasureSource {
    case named(Int)
    case column(String, map: [String: Int]?)
  }

  struct Rounding {
    enum Mode: String {
      case nearest, random, controlled
    }
    var base: Double
    var mode: Mode
  }

  enum Relation {
    case atMost(Part)
    case share(Quotient)
    case sum(total: Int, parts: [Int])
    case flow(stock: Int, in: [Int], out: [Int], time: Int)
    case change(measure: Int, time: Int, most: Double)
    case linear([Term])
  }

  /// A measure that counts some of the units of another one.
  struct Part {
    var small: Int
    var big: Int
    var isComplementSmall = true
    var isSensitive = false
    var base: Double?
  }

  struct Quotient {
    var share: Int
    var numerator: Int
    var denominator: Int
    var scale = 1.0
    var decimals: Int?
  }

  struct Term {
    var measure: Int
    var codes: [(dimension: Int, code: String)]
    var times: Double
    var back: Int
  }

  /// The number of a measure; one that was not named is a count.
  mutating func measure(_ name: String) -> Int {
    if let known = numbers[name] { return known }
    measures.append(Measure(name: name))
    numbers[name] = measures.count - 1
    return measures.count - 1
  }

  private var numbers: [String: Int] = [:]

  /// Whether a measure was named.
  func hasMeasure(_ name: String) -> Bool {
    numbers[name] != nil
  }

  /// The number of a dimension.
  func dimension(_ name: String) -> Int? {
    dimensions.firstIndex { $0.name == name }
  }
}
