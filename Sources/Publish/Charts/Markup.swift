/// An element of SVG or HTML: text and attributes are always escaped.
struct Markup: Sendable {
  let name: String
  let attributes: KeyValuePairs<String, String>
  let children: [Content]

  /// What stands between the tags.
  enum Content: Sendable {
    case element(Markup)
    case text(String)
  }

  /// An element that holds other elements.
  init(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [Markup] = []
  ) {
    self.name = name
    self.attributes = attributes
    self.children = children.map(Content.element)
  }

  /// An element that holds text.
  init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String) {
    self.name = name
    self.attributes = attributes
    self.children = [.text(text)]
  }

  /// The element as text, one line per child element, so that a difference shows mark by mark.
  var source: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to bytes: inout [UInt8]) {
    bytes += "<\(name)".utf8
    for (name, value) in attributes {
      bytes += " \(name)=\"".utf8
      Markup.escape(value, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    guard !children.isEmpty else {
      bytes += "/>".utf8
      return
    }
    bytes.append(UInt8(ascii: ">"))
    for child in children {
      switch child {
      case .text(let text): Markup.escape(text, to: &bytes)
      case .element(let element):
        bytes.append(UInt8(ascii: "\n"))
        element.write(to: &bytes)
      }
    }
    bytes += "</\(name)>".utf8
  }

  /// Escapes byte by byte: a special character hidden in a cluster with combining marks is found.
  private static func escape(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      default: bytes.append(byte)
      }
    }
  }
}
