import Model

/// What can be wrong with a release, and how it is told.
enum PublishProblem {
  case badName(String)
  case nameTaken(String)
  case dimensionName(String, indicator: String)
  case formula(String, list: String)
  case template(String, any Error)
  case missingTemplate(String)
  case unknownName(String, String, Int)
  case noTemplateFolder(String)
  case unreadable(String)
  case notALink(String)
  case cannotCreate(String, String)
  case cannotWrite(String, String)
  case releaseChanged(String)
  case badReleaseName(String)

  /// The finding as it is reported.
  var diagnostic: Diagnostic {
    switch self {
    case .badName, .nameTaken, .dimensionName, .formula: identifierDiagnostic
    case .template, .missingTemplate, .unknownName, .noTemplateFolder, .unreadable:
      templateDiagnostic
    case .notALink, .cannotCreate, .cannotWrite, .releaseChanged, .badReleaseName:
      folderDiagnostic
    }
  }

  private var identifierDiagnostic: Diagnostic {
    switch self {
    case .badName(let id):
      Diagnostic(
        code: "PUB001", message: "identifier '\(id)' cannot be the name of a page",
        remedy: "use small letters, digits and underscores, beginning with a letter")
    case .nameTaken(let id):
      Diagnostic(
        code: "PUB002", message: "two pages would have the name '\(id)'",
        remedy: "give one of the areas or indicators another identifier")
    case .dimensionName(let id, let indicator):
      Diagnostic(
        code: "PUB003",
        message: "dimension '\(id)' of '\(indicator)' has the name of a fixed column",
        remedy: "rename the dimension")
    case .formula(let id, let list):
      Diagnostic(
        code: "PUB004",
        message: "code '\(id)' of code list '\(list)' begins like a formula of a spreadsheet",
        remedy: "let codes begin with a letter, a digit or an underscore")
    default: Diagnostic(code: "PUB000", message: "unknown problem")
    }
  }

  private var templateDiagnostic: Diagnostic {
    switch self {
    case .template(let file, let error):
      Diagnostic(
        code: "PUB010", message: "template does not parse: \(type(of: error))",
        location: Location(file: file), remedy: "close every tag and section")
    case .missingTemplate(let file):
      Diagnostic(
        code: "PUB011", message: "there is no template '\(file)'",
        remedy: "correct the name of the partial")
    case .unknownName(let name, let file, let line):
      Diagnostic(
        code: "PUB012", message: "the page has nothing of the name '\(name)' to show in this way",
        location: Location(file: file, line: line),
        remedy: "use a name of the built-in template; charts take three braces, texts two")
    case .noTemplateFolder(let path):
      Diagnostic(
        code: "PUB013", message: "there is no folder of templates", location: Location(file: path),
        remedy: "create the folder or leave the setting out")
    case .unreadable(let path):
      Diagnostic(
        code: "PUB014", message: "the template cannot be read", location: Location(file: path),
        remedy: "check its permissions")
    default: Diagnostic(code: "PUB000", message: "unknown problem")
    }
  }

  private var folderDiagnostic: Diagnostic {
    switch self {
    case .notALink(let path):
      Diagnostic(
        code: "PUB020", message: "something else stands where the link to the release belongs",
        location: Location(file: path), remedy: "move it away or name another folder in yol.yaml")
    case .cannotCreate(let path, let reason):
      Diagnostic(
        code: "PUB021", message: "cannot be created: \(reason)", location: Location(file: path),
        remedy: "check the folder and its permissions; the release in force is unchanged")
    case .cannotWrite(let path, let reason):
      Diagnostic(
        code: "PUB022", message: "writing failed: \(reason)", location: Location(file: path),
        remedy: "make room or repair the disk and run again; the release in force is unchanged")
    case .releaseChanged(let path):
      Diagnostic(
        code: "PUB023", message: "an earlier release of this name has other content",
        location: Location(file: path),
        remedy: "releases are never edited; publish with --force under a name of its own")
    case .badReleaseName(let name):
      Diagnostic(
        code: "PUB024", message: "'\(name)' cannot be the name of a release",
        remedy: "use letters, digits, dots and hyphens")
    default: Diagnostic(code: "PUB000", message: "unknown problem")
    }
  }
}
