/// Reads tags and attributes of a page without trusting the code that wrote it.
struct Page {
  let tags: [String]
  let attributes: [(name: String, value: String)]
  /// Whether every tag that opens is closed in order and every attribute is quoted.
  let isWellFormed: Bool

  private static let void: Set<String> = ["meta", "link", "br", "!doctype"]

  init(_ text: String) {
    var tags: [String] = []
    var attributes: [(String, String)] = []
    var open: [String] = []
    var isWellFormed = true
    var rest = Array(text.utf8)[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      guard let end = Page.end(of: rest[start...]) else {
        isWellFormed = false
        break
      }
      let tag = String(decoding: rest[(start + 1)..<end], as: UTF8.self)
      rest = rest[(end + 1)...]
      let name = String(tag.prefix { $0 != " " && $0 != "\n" && $0 != ">" })
      if name.hasPrefix("/") {
        isWellFormed = isWellFormed && open.popLast() == String(name.dropFirst())
        continue
      }
      let bare = name.hasSuffix("/") ? String(name.dropLast()) : name
      tags.append(bare)
      attributes += Page.attributes(tag.dropFirst(name.count))
      if !tag.hasSuffix("/"), !Page.void.contains(bare) { open.append(bare) }
    }
    self.tags = tags
    self.attributes = attributes
    self.isWellFormed = isWellFormed && open.isEmpty
  }

  func values(of name: String) -> [String] {
    attributes.filter { $0.name == name }.map(\.value)
  }

  /// The path that a link of a page leads to, or nil where it leaves the release.
  static func resolve(_ link: String, from path: String) -> String? {
    let file = link.split(separator: "#", omittingEmptySubsequences: false)[0]
    guard !file.isEmpty else { return path }
    guard !file.contains(":"), !file.hasPrefix("/") else { return nil }
    var parts = path.split(separator: "/").dropLast().map(String.init)
    for part in file.split(separator: "/") {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// The closing bracket of a tag, brackets inside quotes aside.
  private static func end(of tag: ArraySlice<UInt8>) -> Int? {
    var quoted = false
    return tag.indices.first { index in
      if tag[index] == UInt8(ascii: "\"") { quoted.toggle() }
      return tag[index] == UInt8(ascii: ">") && !quoted
    }
  }

  private static func attributes(_ text: Substring) -> [(String, String)] {
    var found: [(String, String)] = []
    var rest = text
    while let equals = rest.unicodeScalars.firstIndex(of: "=") {
      let name = rest[..<equals].split(separator: " ").last.map(String.init) ?? ""
      let after = rest.unicodeScalars.index(after: equals)
      guard after < rest.endIndex, rest.unicodeScalars[after] == "\"" else { return found }
      let start = rest.unicodeScalars.index(after: after)
      guard let end = rest.unicodeScalars[start...].firstIndex(of: "\"") else { return found }
      found.append((name, String(rest.unicodeScalars[start..<end])))
      rest = rest[rest.unicodeScalars.index(after: end)...]
    }
    return found
  }
}
