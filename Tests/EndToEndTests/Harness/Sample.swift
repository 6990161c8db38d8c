import Foundation
import TestSupport

/// Workspaces to copy for a test, each made once.
enum Sample: CaseIterable {
  /// Public yearly figures, no persons.
  case figures
  /// The same, published.
  case publishedFigures
  /// Sixty invented persons over three months, with the shipped indicators.
  case persons
  /// The same, published.
  case publishedPersons

  /// Where the original is; nobody changes it.
  func folder() throws -> URL {
    switch self {
    case .figures: try Self.figuresFolder.get()
    case .publishedFigures: try Self.publishedFiguresFolder.get()
    case .persons: try Self.personsFolder.get()
    case .publishedPersons: try Self.publishedPersonsFolder.get()
    }
  }

  /// A sample could not be made.
  struct Failure: Error {
    var arguments: [String]
    var status: Int32
  }

  private static let figuresFolder = Result {
    let folder = try make("figures")
    for name in ["yol.yaml", "indicators", "extracts"] {
      try copy(repository.appendingPathComponent("fixtures/unhcr/\(name)"), into: folder)
    }
    return folder
  }

  private static let personsFolder = Result {
    let folder = try make("persons")
    try copy(repository.appendingPathComponent("indicators"), into: folder)
    let configuration = """
      title: {az: Göstəricilər, en: Indicators}
      publisher: {az: Nazirlik, en: Ministry}
      frequency: monthly
      series_start: "2026-08"
      disclosure: {policy: suppress, threshold: 5, small_base: 10}

      """
    try Data(configuration.utf8).write(to: folder.appendingPathComponent("yol.yaml"))
    try yol([
      "synth", "--out", folder.path, "--persons", "60", "--months", "3", "--seed", "7", "--quiet",
    ])
    return folder
  }

  private static let publishedFiguresFolder = Result { try published(.figures) }
  private static let publishedPersonsFolder = Result { try published(.persons) }

  private static func published(_ sample: Sample) throws -> URL {
    let folder = try make("published-\(sample)")
    for name in ["yol.yaml", "indicators", "extracts"] {
      try copy(try sample.folder().appendingPathComponent(name), into: folder)
    }
    try yol(["run", "--workspace", folder.path, "--quiet"])
    return folder
  }

  private static func yol(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.yol)
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(arguments: arguments, status: process.terminationStatus)
    }
  }

  /// The folder that this package lies in.
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func copy(_ source: URL, into folder: URL) throws {
    try FileManager.default.copyItem(
      at: source, to: folder.appendingPathComponent(source.lastPathComponent))
  }

  /// All samples lie in one folder of this process, which goes when the process ends.
  private static let root: URL = {
    atexit { try? FileManager.default.removeItem(at: Sample.place) }
    return place
  }()

  private static let place = FileManager.default.temporaryDirectory.appendingPathComponent(
    "yol-samples-\(ProcessInfo.processInfo.processIdentifier)")

  private static func make(_ name: String) throws -> URL {
    let folder = root.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}

extension TestWorkspace {
  /// A copy of a sample that the test may change.
  init(_ sample: Sample) throws {
    folder = try TemporaryFolder()
    let source = try sample.folder()
    for name in try FileManager.default.contentsOfDirectory(atPath: source.path) {
      try FileManager.default.copyItem(
        atPath: source.appendingPathComponent(name).path, toPath: folder.file(name))
    }
  }

  /// Puts bytes at the end of a file.
  func append(_ text: String, to name: String) throws {
    try write(try data(name) + Data(text.utf8), to: name)
  }

  /// Puts a text in the place of another one, which must be there.
  func replace(_ text: String, with other: String, in name: String) throws {
    let content = String(decoding: try data(name), as: UTF8.self)
    guard content.contains(text) else { throw CocoaError(.fileReadUnknown) }
    try write(Data(content.replacingOccurrences(of: text, with: other).utf8), to: name)
  }

  /// Where the secret lies that decides between patterns of protection.
  static let seedName = "private/disclosure/seed"

  /// That secret, which makes another workspace with the same input print the same.
  var seed: Data {
    get throws { try data(Self.seedName) }
  }

  /// Takes a file, folder or link away.
  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: folder.file(name))
  }

  /// The bytes of a file.
  func data(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: folder.file(name)))
  }

  /// Writes bytes.
  func write(_ data: Data, to name: String) throws {
    try data.write(to: URL(fileURLWithPath: folder.file(name)))
  }

  /// Makes a symbolic link.
  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.file(name), withDestinationPath: target)
  }

  /// Every file that readers see, with its bytes; empty before the first release.
  func readersSee() throws -> [String: Data] {
    let root = folder.file("public")
    guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: root) else {
      return [:]
    }
    let release = folder.file(target)
    var files: [String: Data] = [:]
    for path in FileManager.default.enumerator(atPath: release)?.allObjects as? [String] ?? [] {
      let name = "\(release)/\(path)"
      guard Self.isFile(name) else { continue }
      files[path] = try Data(contentsOf: URL(fileURLWithPath: name))
    }
    return files
  }

  private static func isFile(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }

  /// Names of what a run that was cut off may leave.
  var leftovers: [String] {
    tree.filter { $0.contains(".part") || $0.hasSuffix("-journal") || $0.hasSuffix("-wal") }
  }
}
