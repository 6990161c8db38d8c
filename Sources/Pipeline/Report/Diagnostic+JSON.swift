public import Model

extension Diagnostic {
  /// The finding for machines.
  public var json: JSON {
    [
      "code": .string(code),
      "severity": .string(severity.rawValue),
      "message": .string(message),
      "file": JSON(location?.file),
      "line": location?.line.map { .integer($0) } ?? .null,
      "column": location?.column.map { .integer($0) } ?? .null,
      "remedy": JSON(remedy),
    ]
  }
}

extension FileDigest {
  /// The content for machines.
  var json: JSON {
    ["path": .string(path), "bytes": .integer(size), "sha256": .string(digest)]
  }
}
