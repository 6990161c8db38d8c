/// As much of a `SPEC.json` as checking a certificate needs.
struct PublishedSpecification: Decodable {
  struct Dimension: Decodable {
    var total: String?
  }

  struct Measure: Decodable {
    var type: String?
    var integer: Bool?
    var suppressedMin: Int?

    enum CodingKeys: String, CodingKey {
      case type, integer
      case suppressedMin = "suppressed_min"
    }
  }

  struct Policy: Decodable {
    var suppressedMin: Int?

    enum CodingKeys: String, CodingKey {
      case suppressedMin = "suppressed_min"
    }
  }

  /// What readers know of a cell from elsewhere.
  struct Known: Decodable {
    var measure: String
    var at: [String: String]?
    var least: Int?
    var greatest: Int?
  }

  struct Table: Decodable {
    var file: String
    var columns: [String: String]?
    var fixed: [String: String]?
    var measure: Source
    var value: String?
    var flag: String?
    var suppressed: [String]?
    var absent: Absence?
  }

  struct Absence: Decodable {
    var column: String
    var values: [String]
  }

  struct Column: Decodable {
    var column: String
    var map: [String: String]?
  }

  struct Relation: Decodable {
    var type: String
    var share: String?
    var num: String?
    var den: String?
    var small: String?
    var big: String?
    var measure: String?
    var max: Int?
  }

  /// The measure of a table, or the column that names it.
  enum Source: Decodable {
    case named(String)
    case column(Column)

    init(from decoder: any Decoder) throws {
      if let name = try? decoder.singleValueContainer().decode(String.self) {
        self = .named(name)
      } else {
        self = .column(try Column(from: decoder))
      }
    }
  }

  var threshold: Int?
  var width: Int?
  var dimensions: [String: Dimension]
  var measures: [String: Measure]?
  var tables: [Table]
  var relations: [Relation]?
  var policy: Policy?
  var known: [Known]?

  /// By how much the two releases of a hidden number differ at least.
  var leastWidth: Int { width ?? max(1, (threshold ?? 5) &- 1) }

  /// The relations that make a measure a quotient.
  func quotients(_ measure: String) -> [Relation] {
    (relations ?? []).filter { $0.type == "share" && $0.share == measure }
  }
}
