extension DefinitionProblem {
  /// What is wrong, in one sentence.
  var message: String {
    switch self {
    case .notFound: "file or folder not found"
    case .notPermitted: "the system does not allow reading this"
    case .notReadable: "reading failed on the way"
    case .notRegularFile: "not a regular file"
    case .tooLarge(let megabytes): "file is larger than \(megabytes) MB"
    case .notUTF8: "text is not UTF-8 from here on"
    case .controlCharacter: "control character that no text needs"
    case .empty: "file says nothing"
    case .unexpectedFile(let isFolder): "\(isFolder ? "folder" : "file") that nothing reads"
    case .missingFile(let purpose): "file is missing; it \(purpose)"
    case .unknownAreaFolder: "folder is not an area of roadmap.yaml"
    case .syntax(let reason): "not YAML: \(reason)"
    case .anchor: "anchors are not read, so that every value stands where it is used"
    case .tag: "tags are not read"
    case .secondDocument: "a second document begins"
    case .tooDeep(let limit): "nested more than \(limit) levels deep"
    case .keyNotText: "key is not a single text"
    case .duplicateKey(let name, let line):
      "key `\(name)` occurs again; it first stands on line \(line)"
    case .unknownKey(let name, _, _): "unknown key `\(name)`"
    case .missingKey(let name): "key `\(name)` is missing"
    case .wrongShape(let expected): "expected \(expected.rawValue) here"
    default: valueMessage
    }
  }

  /// What to do next.
  var remedy: String {
    switch self {
    case .notFound: "create it, or correct the path in yol.yaml"
    case .notPermitted: "give the account that runs Yol the right to read it"
    case .notReadable: "check the disk or network drive, and run again"
    case .notRegularFile: "replace it with a file"
    case .tooLarge: "split the file, or remove what does not belong in it"
    case .notUTF8: "save the file as UTF-8"
    case .controlCharacter: "delete the character"
    case .empty: "write the definition, or delete the file"
    case .unexpectedFile: "move it out of the folder, or correct its name"
    case .missingFile: "create it; docs/definitions.md shows an example"
    case .unknownAreaFolder(let nearest):
      suggestion(nearest, verb: "rename it to") ?? "add the area to roadmap.yaml"
    case .syntax: "correct the line, or put the text between quotation marks"
    case .anchor: "write the value out; in a text, put a blank after `&`"
    case .tag: "delete the word that begins with `!`, or put the text between quotation marks"
    case .secondDocument: "keep one document a file: delete the line `---` or `...`"
    case .tooDeep: "write it with fewer levels; docs/definitions.md shows the form"
    case .keyNotText: "write `key: value`"
    case .duplicateKey: "keep one of the two"
    case .unknownKey(_, let nearest, let known):
      suggestion(nearest, verb: "write") ?? "use one of: \(known.joined(separator: ", "))"
    case .missingKey(let name): "add `\(name):`"
    case .wrongShape(let expected): expected.remedy
    default: valueRemedy
    }
  }

  func suggestion(_ nearest: String?, verb: String) -> String? {
    nearest.map { "\(verb) `\($0)`" }
  }
}

extension DefinitionProblem.Shape {
  fileprivate var remedy: String {
    switch self {
    case .text: "write one value after the colon"
    case .list: "write `[first, second]`, or one item a line after `- `"
    case .mapping: "write `key: value` lines, indented below"
    }
  }
}
