import Model

/// The values of a mapping whose keys are known in advance.
struct YAMLFields: Sendable {
  /// Where the mapping stands.
  var location: Location
  private var values: [String: YAMLNode] = [:]
  /// Where each key stands.
  private(set) var places: [String: Location] = [:]

  /// Sorts entries by key.
  init(_ entries: [YAMLNode.Entry], location: Location) {
    self.location = location
    for entry in entries {
      values[entry.key.text] = entry.value
      places[entry.key.text] = entry.key.location
    }
  }

  /// The value of a key, or nil where the mapping lacks it.
  subscript(key: String) -> YAMLNode? {
    values[key]
  }

  /// Where a key stands; the mapping itself where it lacks the key.
  func place(of key: String) -> Location {
    places[key] ?? location
  }
}

extension YAMLNode {
  /// The entries of a mapping, or nil, and reported, where it is none.
  func entries(_ problems: inout ProblemList) -> [Entry]? {
    if case .mapping(let entries) = content { return entries }
    problems.report(.wrongShape(expected: .mapping), at: location)
    return nil
  }

  /// The items of a list, or nil, and reported, where it is none.
  func items(_ problems: inout ProblemList) -> [YAMLNode]? {
    if case .list(let items) = content { return items }
    problems.report(.wrongShape(expected: .list), at: location)
    return nil
  }

  /// The values of a mapping; missing and unknown keys are reported.
  func fields(
    required: [String], optional: [String] = [], _ problems: inout ProblemList
  ) -> YAMLFields? {
    guard let entries = entries(&problems) else { return nil }
    let known = required + optional
    for entry in entries where !known.contains(entry.key.text) {
      problems.report(
        .unknownKey(
          name: entry.key.text, nearest: nearestName(to: entry.key.text, among: known),
          known: known), at: entry.key.location)
    }
    let fields = YAMLFields(entries, location: location)
    for key in required where fields[key] == nil {
      problems.report(.missingKey(name: key), at: location)
    }
    return fields
  }

  /// A text that is not empty, folded as YAML folds it.
  func text(_ problems: inout ProblemList) -> DefinitionText? {
    guard case .scalar(let text) = content else {
      problems.report(.wrongShape(expected: .text), at: location)
      return nil
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      problems.report(.emptyText, at: location)
      return nil
    }
    return DefinitionText(text: text, location: location)
  }

  /// A text of the indicator language, laid out as in the file so that positions are exact.
  func expression(_ problems: inout ProblemList) -> DefinitionText? {
    guard var text = text(&problems) else { return nil }
    text.text = source.layout(of: text.text, from: location) ?? text.text
    return text
  }

  /// A text in both languages.
  func localized(_ problems: inout ProblemList) -> Localized? {
    guard let fields = fields(required: ["az", "en"], &problems) else { return nil }
    let az = fields["az"]?.text(&problems)
    let en = fields["en"]?.text(&problems)
    guard let az, let en else { return nil }
    return Localized(az: az.text, en: en.text)
  }
}
