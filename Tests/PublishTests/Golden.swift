import Glibc
import Testing

/// Compares an output with a file of the folder `Golden`; `RECORD=1` rewrites it and still fails.
func expectGolden(
  _ actual: String, _ name: String, location: SourceLocation = #_sourceLocation,
  file: String = #filePath
) {
  let path = file.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Golden/" + name
  if getenv("RECORD").map({ String(cString: $0) }) == "1" {
    let stream = fopen(path, "w")
    fputs(actual, stream)
    fclose(stream)
    Issue.record("recorded \(name)", sourceLocation: location)
    return
  }
  let expected = text(of: path)
  #expect(expected != nil, "no golden file \(name)", sourceLocation: location)
  #expect(actual == expected, "differs from Golden/\(name)", sourceLocation: location)
}

/// The text of a file, or nil.
func text(of path: String) -> String? {
  guard let stream = fopen(path, "r") else { return nil }
  defer { fclose(stream) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 {
    bytes += buffer[..<count]
  }
  return String(decoding: bytes, as: UTF8.self)
}
