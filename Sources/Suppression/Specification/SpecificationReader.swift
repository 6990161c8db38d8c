import FoundationEssentials

/// Reads the text of a `SPEC.json`.
public struct SpecificationReader: Sendable {
  /// Why a text is no specification.
  public enum Fault: Error, Hashable, Sendable {
    /// It is no JSON text, or a value is missing or of another kind: where, and why.
    case wrong(place: String, reason: String)
    /// A key means nothing.
    case unknownKey(String)
  }

  /// Reads specifications.
  public init() {}

  /// Reads a text, and refuses keys that mean nothing.
  public func read(_ bytes: [UInt8]) throws(Fault) -> ReleaseSpecification {
    let specification: ReleaseSpecification
    let given: KeyTree
    let known: KeyTree
    do {
      let decoder = JSONDecoder()
      let data = Data(bytes)
      specification = try decoder.decode(ReleaseSpecification.self, from: data)
      given = try decoder.decode(KeyTree.self, from: data)
      // What is not written again was not understood.
      known = try decoder.decode(KeyTree.self, from: JSONEncoder().encode(specification))
    } catch let error as DecodingError {
      throw Self.fault(error)
    } catch {
      throw .wrong(place: "", reason: "it cannot be read")
    }
    if let key = given.firstKey(notIn: known) { throw .unknownKey(key) }
    return specification
  }

  /// The text of a specification: the same specification is the same text.
  public func text(of specification: ReleaseSpecification) -> [UInt8]? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return (try? encoder.encode(specification)).map { Array($0) + [UInt8(ascii: "\n")] }
  }

  private static func fault(_ error: DecodingError) -> Fault {
    switch error {
    case .keyNotFound(let key, let context):
      .wrong(place: place(context, key), reason: "it is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      .wrong(place: place(context), reason: "it is of another kind than it must be")
    case .dataCorrupted(let context):
      .wrong(place: place(context), reason: "this is no JSON text")
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
  case other

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.singleValueContainer().decode([String: KeyTree].self) {
      self = .object(object)
    } else if let list = try? decoder.singleValueContainer().decode([KeyTree].self) {
      self = .list(list)
    } else {
      self = (try? decoder.singleValueContainer().decodeNil()) == true ? .null : .other
    }
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
