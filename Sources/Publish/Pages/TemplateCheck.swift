import Model

/// Finds names and partials that a template asks for and that do not exist.
///
/// The renderer shows nothing for an unknown name; a page with a silent hole is worse than none.
struct TemplateCheck: Sendable {
  /// Text of each template by file name.
  let templates: [String: String]

  /// Everything that is wrong with the pages' templates, in the order of the pages.
  func findings(pages: [(template: String, schema: Schema)]) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (template, schema) in pages {
      findings += check(template, scopes: [schema], depth: 0)
    }
    var seen: Set<Diagnostic> = []
    return findings.filter { seen.insert($0).inserted }
  }

  private func check(_ template: String, scopes: [Schema], depth: Int) -> [Diagnostic] {
    let file = template + ".mustache"
    guard let text = templates[file], depth < TemplateCheck.deepest else {
      return [PublishProblem.missingTemplate(file).diagnostic]
    }
    var scopes = scopes
    var open: [Bool] = []
    var findings: [Diagnostic] = []
    for tag in TemplateTag.tags(in: text) {
      switch tag.kind {
      case .comment: continue
      case .partial: findings += check(tag.name, scopes: scopes, depth: depth + 1)
      case .close:
        if open.popLast() == true { scopes.removeLast() }
      case .text, .markup, .section, .inverted:
        let shape = TemplateCheck.shape(tag.name, scopes)
        if !TemplateCheck.fits(tag.kind, shape) {
          findings.append(PublishProblem.unknownName(tag.name, file, tag.line).diagnostic)
        }
        guard tag.kind == .section || tag.kind == .inverted else { continue }
        let inner = tag.kind == .section ? TemplateCheck.inner(shape) : nil
        open.append(inner != nil)
        if let inner { scopes.append(inner) }
      }
    }
    return findings
  }

  private static func shape(_ name: String, _ scopes: [Schema]) -> Shape? {
    var names = name.split(separator: ".").map(String.init)[...]
    guard let first = names.popFirst(),
      var shape = scopes.reversed().lazy.compactMap({ $0.shapes[first] }).first
    else { return nil }
    for name in names {
      guard case .object(let schema) = shape, let next = schema.shapes[name] else { return nil }
      shape = next
    }
    return shape
  }

  private static func inner(_ shape: Shape?) -> Schema? {
    switch shape {
    case .object(let schema), .list(let schema): schema
    default: nil
    }
  }

  /// Texts are escaped, charts are not, and a condition is never printed.
  private static func fits(_ kind: TemplateTag.Kind, _ shape: Shape?) -> Bool {
    switch (kind, shape) {
    case (.text, .text), (.markup, .markup): true
    case (.section, .some), (.inverted, .some): true
    default: false
    }
  }

  private static let deepest = 8
}

/// One tag of a template.
struct TemplateTag: Hashable, Sendable {
  enum Kind: Sendable {
    case text
    case markup
    case section
    case inverted
    case close
    case partial
    case comment
  }

  let kind: Kind
  let name: String
  /// One-based line.
  let line: Int

  /// The tags of a template in order.
  static func tags(in text: String) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      var rest = line[...]
      while let start = rest.firstRange(of: "{{") {
        rest = rest[start.upperBound...]
        guard let end = rest.firstRange(of: "}}") else { break }
        tags.append(TemplateTag(content: rest[..<end.lowerBound], line: number + 1))
        rest = rest[end.upperBound...]
      }
    }
    return tags
  }

  private init(content: Substring, line: Int) {
    self.line = line
    switch content.first {
    case "{": (kind, name) = (.markup, TemplateTag.trimmed(content.dropFirst()))
    case "&": (kind, name) = (.markup, TemplateTag.trimmed(content.dropFirst()))
    case "#": (kind, name) = (.section, TemplateTag.trimmed(content.dropFirst()))
    case "^": (kind, name) = (.inverted, TemplateTag.trimmed(content.dropFirst()))
    case "/": (kind, name) = (.close, TemplateTag.trimmed(content.dropFirst()))
    case ">": (kind, name) = (.partial, TemplateTag.trimmed(content.dropFirst()))
    case "!": (kind, name) = (.comment, "")
    default: (kind, name) = (.text, TemplateTag.trimmed(content))
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    let isEdge = { (character: Character) in character == " " || character == "}" }
    return String(text.drop(while: isEdge).reversed().drop(while: isEdge).reversed())
  }
}
