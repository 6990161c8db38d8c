import FoundationEssentials

/// Reads the text of a `SPEC.json`.
public struct SpecificationReader: Sendable {
  /// Why a text is no specification.
  public enum Fault: Error, Hashable, Sendable {
    /// It is no JSON text, or a value is missing or of another kind: where, and why.
    case wrong(place: String, reason: String)
    /// A key means nothing.
    case unknownKey(String)
    /// A word is none of those that are known at its place.
    case unknownWord(String, place: String, known: [String])
  }

  /// All keys that mean something somewhere, but for names that the specification itself gives.
  public static let keys = [
    "absent", "at", "back", "base", "big", "change", "column", "columns", "complement",
    "contributors", "decimals", "den", "dimensions", "exhaustive", "file", "fixed", "flag",
    "flag_bounds", "greatest", "groups", "in", "integer", "known", "largest", "least", "map", "max",
    "measure", "measures", "members", "mode", "num", "order", "out", "parents", "parts", "policy",
    "relations", "rounding", "scale", "second", "sensitive", "share", "small", "stock",
    "suppressed", "suppressed_min", "tables", "terms", "threshold", "time", "times", "title",
    "total", "type", "value", "values", "width",
  ]

  /// Reads specifications.
  public init() {}

  /// Reads a text, and refuses keys and words that mean nothing.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - threshold: what takes the place of its threshold.
  ///   - width: what takes the place of its width.
  /// - Returns: the specification; what it does not say is as `docs/protect.md` has it.
  /// - Throws: the first that means nothing.
  public func read(
    _ bytes: [UInt8], threshold: Int? = nil, width: Int? = nil
  ) throws(Fault) -> ReleaseSpecification {
    let decoder = JSONDecoder()
    let data = Data(bytes)
    guard let given = try? decoder.decode(KeyTree.self, from: data) else {
      throw .wrong(place: "", reason: "this is no JSON text")
    }
    var specification: ReleaseSpecification
    let known: KeyTree
    do {
      specification = try decoder.decode(ReleaseSpecification.self, from: data)
      // What is not written again was not understood.
      known = try decoder.decode(KeyTree.self, from: JSONEncoder().encode(specification))
    } catch let error as DecodingError {
      throw Self.fault(error, given)
    } catch {
      throw .wrong(place: "", reason: "it cannot be read")
    }
    if let key = given.firstKey(notIn: known) { throw .unknownKey(key) }
    if let fault = SpecificationCheck.firstFault(in: specification) { throw fault }
    if let threshold {
      specification.threshold = threshold
      if !given.hasKey("width") { specification.width = max(1, threshold &- 1) }
    }
    if let width { specification.width = width }
    return specification
  }

  /// The text of a specification: the same specification is the same text.
  public func text(of specification: ReleaseSpecification) -> [UInt8]? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return (try? encoder.encode(specification)).map { Array($0) + [UInt8(ascii: "\n")] }
  }

  private static func fault(_ error: DecodingError, _ given: KeyTree) -> Fault {
    switch error {
    case .keyNotFound(let key, let context):
      .wrong(place: place(context, key), reason: "it is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      .wrong(place: place(context), reason: "it is of another kind than it must be")
    case .dataCorrupted(let context):
      // The decoder does not say which number it is.
      .wrong(
        place: context.codingPath.isEmpty ? given.firstFraction() ?? "" : place(context),
        reason: "it is no whole number, or one too great")
    @unknown default: .wrong(place: "", reason: "it cannot be read")
    }
  }

  private static func place(
    _ context: DecodingError.Context, _ key: (any CodingKey)? = nil
  ) -> String {
    (context.codingPath + (key.map { [$0] } ?? [])).map { part in
      part.intValue.map { String($0 + 1) } ?? part.stringValue
    }.joined(separator: ".")
  }
}

/// The keys of a JSON text.
private indirect enum KeyTree: Decodable {
  case object([String: KeyTree])
  case list([KeyTree])
  case null
  case fraction
  case other

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.singleValueContainer().decode([String: KeyTree].self) {
      self = .object(object)
    } else if let list = try? decoder.singleValueContainer().decode([KeyTree].self) {
      self = .list(list)
    } else if (try? decoder.singleValueContainer().decodeNil()) == true {
      self = .null
    } else {
      let isNumber = (try? decoder.singleValueContainer().decode(Double.self)) != nil
      let isWhole = (try? decoder.singleValueContainer().decode(Int.self)) != nil
      self = isNumber && !isWhole ? .fraction : .other
    }
  }

  /// The place of the first number that is not whole where it must be.
  func firstFraction(under path: String = "") -> String? {
    switch self {
    case .object(let object):
      for (key, value) in object.sorted(by: { $0.key < $1.key }) where key != "scale" {
        if let found = value.firstFraction(under: path.isEmpty ? key : "\(path).\(key)") {
          return found
        }
      }
      return nil
    case .list(let list):
      return list.enumerated().lazy.compactMap {
        $0.element.firstFraction(under: "\(path).\($0.offset + 1)")
      }.first
    case .fraction: return path
    case .null, .other: return nil
    }
  }

  /// Whether the text has a key, other than null, at its top.
  func hasKey(_ key: String) -> Bool {
    guard case .object(let object) = self, let value = object[key] else { return false }
    if case .null = value { return false }
    return true
  }

  /// The first key that another text does not have at the same place.
  func firstKey(notIn known: KeyTree, under path: String = "") -> String? {
    switch (self, known) {
    case (.object(let mine), .object(let theirs)):
      for (key, value) in mine.sorted(by: { $0.key < $1.key }) {
        if case .null = value { continue }
        guard let other = theirs[key] else { return path + key }
        if let found = value.firstKey(notIn: other, under: "\(path)\(key).") { return found }
      }
    case (.list(let mine), .list(let theirs)):
      for (index, pair) in zip(mine, theirs).enumerated() {
        if let found = pair.0.firstKey(notIn: pair.1, under: "\(path)\(index + 1).") {
          return found
        }
      }
    default: break
    }
    return nil
  }
}
