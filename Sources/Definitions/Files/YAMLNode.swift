import Model
import Yams

/// A node of a YAML file with the place of its first character; the only user of Yams.
struct YAMLNode: Sendable {
  /// The three forms of nodes.
  enum Content: Sendable {
    /// One text, whatever it means.
    case scalar(String)
    /// Nodes in order.
    case list([YAMLNode])
    /// Values by key in the order of the file; no key occurs twice.
    case mapping([Entry])
  }

  /// One line of a mapping.
  struct Entry: Sendable {
    var key: DefinitionText
    var value: YAMLNode
  }

  var content: Content
  /// First character: after the quotation mark of a quoted text, on the next line for `|` and `>`.
  var location: Location
  var source: SourceText

  /// Nodes below this level are refused.
  static let depthLimit = 16

  /// The root of a file's only document; what is wrong is reported, and nil means no document.
  static func document(_ source: SourceText, into problems: inout ProblemList) -> YAMLNode? {
    if let anchor = source.firstAnchor {
      problems.report(.anchor, at: anchor)
      return nil
    }
    var composer = YAMLComposer(source: source)
    guard let root = composer.root(&problems) else { return nil }
    return composer.node(root, depth: 1, &problems)
  }
}

/// Turns Yams' nodes into ours and its errors into problems.
private struct YAMLComposer {
  let source: SourceText
  /// The lines, with the keys renamed that `root` has to rename.
  var lines: [String]
  /// First characters of renamed keys.
  var renamed: [SourcePosition: Unicode.Scalar] = [:]
  /// The tags of nodes that have none.
  private static let plainTags = [
    "", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map",
  ]
  /// Whether the depth was already complained about.
  var isTooDeep = false

  init(source: SourceText) {
    self.source = source
    lines = source.lines.map(String.init)
  }

  /// The root of the only document, also where a key occurs twice, at which Yams stops.
  ///
  /// So that all problems of a file are found in one reading, the earlier of the two keys gets a
  /// first character for private use, of the same width, and the file is read again; `key` gives
  /// the character back, and `entries` reports the later of the two.
  mutating func root(_ problems: inout ProblemList) -> Node? {
    while true {
      do {
        return try documentRoot(&problems)
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        let name = names.first ?? ""
        if rename(name, at: context.mark) { continue }
        problems.report(
          .duplicateKey(name: name, firstLine: context.mark.line), at: location(context.mark))
      } catch {
        report(error, &problems)
      }
      return nil
    }
  }

  private func documentRoot(_ problems: inout ProblemList) throws -> Node? {
    let parser = try Yams.Parser(
      yaml: lines.joined(separator: "\n"), resolver: .basic, encoding: .utf8)
    guard let root = try parser.nextRoot() else {
      problems.report(.empty, at: Location(file: source.file))
      return nil
    }
    if let second = try parser.nextRoot() {
      problems.report(.secondDocument, at: location(second.mark))
    }
    return root
  }

  private mutating func rename(_ name: String, at mark: Mark) -> Bool {
    // Many keys twice in a large file are not worth the time of reading it again for each.
    let work = (renamed.count + 1) * source.text.utf8.count
    guard renamed.count < 50, work <= SourceText.byteLimit, lines.indices.contains(mark.line - 1),
      let placeholder = Unicode.Scalar(UInt32(0xE000 + renamed.count))
    else { return false }
    var scalars = Array(lines[mark.line - 1].unicodeScalars)
    var index = mark.column - 1
    if scalars.indices.contains(index), scalars[index] == "\"" || scalars[index] == "'" {
      index += 1
    }
    guard scalars.indices.contains(index), let first = name.unicodeScalars.first,
      scalars[index] == first
    else { return false }
    renamed[SourcePosition(line: mark.line, column: mark.column)] = first
    scalars[index] = placeholder
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    lines[mark.line - 1] = String(view)
    return true
  }

  private func report(_ error: any Error, _ problems: inout ProblemList) {
    switch error as? YamlError {
    case .scanner(_, let reason, let mark, _), .parser(_, let reason, let mark, _),
      .composer(_, let reason, let mark, _):
      let isTooDeep = reason.hasPrefix("Maximum nesting level")
      problems.report(
        isTooDeep ? .tooDeep(limit: YAMLNode.depthLimit) : .syntax(reason: reason),
        at: location(mark))
    default:
      problems.report(.syntax(reason: "cannot be parsed"), at: Location(file: source.file))
    }
  }

  private func location(_ mark: Mark?) -> Location {
    Location(file: source.file, line: mark?.line, column: mark?.column)
  }
}

extension YAMLComposer {
  /// Our node for Yams'; nil, and reported, where it is of a kind that is not read.
  mutating func node(_ node: Node, depth: Int, _ problems: inout ProblemList) -> YAMLNode? {
    let place = location(node.mark)
    guard depth <= YAMLNode.depthLimit else {
      if !isTooDeep { problems.report(.tooDeep(limit: YAMLNode.depthLimit), at: place) }
      isTooDeep = true
      return nil
    }
    if !Self.plainTags.contains(node.tag.description) {
      problems.report(.tag, at: place)
    }
    switch node {
    case .scalar(let scalar): return text(scalar)
    case .sequence(let sequence):
      let items = sequence.compactMap { self.node($0, depth: depth + 1, &problems) }
      return YAMLNode(content: .list(items), location: place, source: source)
    case .mapping(let mapping):
      let entries = entries(mapping, depth: depth, &problems)
      return YAMLNode(content: .mapping(entries), location: place, source: source)
    case .alias:
      problems.report(.anchor, at: place)
      return nil
    }
  }

  private func text(_ scalar: Node.Scalar) -> YAMLNode {
    var place = location(scalar.mark)
    switch scalar.style {
    case .singleQuoted, .doubleQuoted: place.column = place.column.map { $0 + 1 }
    case .literal, .folded: place = source.blockStart(after: place.line ?? 1) ?? place
    case .any, .plain: break
    }
    return YAMLNode(content: .scalar(scalar.string), location: place, source: source)
  }

  private mutating func entries(
    _ mapping: Node.Mapping, depth: Int, _ problems: inout ProblemList
  ) -> [YAMLNode.Entry] {
    var firstLines: [String: Int] = [:]
    var entries: [YAMLNode.Entry] = []
    for (keyNode, valueNode) in mapping {
      guard let key = key(keyNode) else {
        problems.report(.keyNotText, at: location(keyNode.mark))
        continue
      }
      if let line = firstLines[key.text] {
        problems.report(.duplicateKey(name: key.text, firstLine: line), at: key.location)
        continue
      }
      firstLines[key.text] = key.location.line
      if let value = node(valueNode, depth: depth + 1, &problems) {
        entries.append(YAMLNode.Entry(key: key, value: value))
      }
    }
    return entries
  }

  private func key(_ node: Node) -> DefinitionText? {
    guard case .scalar(let scalar) = node, case .scalar(var name) = text(scalar).content else {
      return nil
    }
    if let mark = scalar.mark,
      let first = renamed[SourcePosition(line: mark.line, column: mark.column)]
    {
      name.unicodeScalars.removeFirst()
      name.unicodeScalars.insert(first, at: name.unicodeScalars.startIndex)
    }
    return DefinitionText(text: name, location: text(scalar).location)
  }
}
