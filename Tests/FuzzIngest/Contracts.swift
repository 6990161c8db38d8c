import Definitions
import Glibc
import Model

/// The definitions that inputs are read by, and the file that they are written to.
struct Contracts {
  /// Aggregates, as in the cases.
  let aggregate: ExtractContract
  /// Rows about persons, with all types that aggregates do not have.
  let persons: ExtractContract
  let codeLists: [String: CodeList]

  /// Read once; the folder with the definitions is said by `YOL_FUZZ_DEFINITIONS`.
  static let shared: Contracts = {
    let folder = getenv("YOL_FUZZ_DEFINITIONS").map { String(cString: $0) } ?? "fixtures/csvcases"
    do throws(RunError) {
      return try Contracts(folder: folder)
    } catch {
      print(error.diagnostics)
      exit(1)
    }
  }()

  private init(folder: String) throws(RunError) {
    let cases = try ExtractDefinition(file: "\(folder)/agency.yaml", displayName: "agency.yaml")
    aggregate = try cases.contract(id: nil, file: "agency.csv")
    let others = try ExtractDefinition(file: "\(folder)/persons.yaml", displayName: "persons.yaml")
    persons = try others.contract(id: nil, file: "persons.csv")
    codeLists = cases.codeLists.mapValues(Self.short)
  }

  /// A list without most of its codes: an index of all of them would take most of the time.
  private static func short(_ list: CodeList) -> CodeList {
    var list = list
    list.codes = list.codes.enumerated().compactMap { position, code in
      position < 5 || position.isMultiple(of: 20) || kept.contains(code.id) ? code : nil
    }
    return CodeList(id: list.id, codes: list.codes)
  }

  private static let kept: Set<String> = [
    "Bakı", "Bərdə", "Şuşa", "Ağdam", "Ağdaş", "İsmayıllı", "Şərur", "Île", "Île-de-France", "Łódź",
    "София", "SYR", "AFG", "IRQ", "UKR",
  ]
}

/// A file without a name that every input is written to.
struct InputFile {
  let path: String
  private let descriptor: CInt

  static let shared = InputFile()

  private init() {
    var template = Array("/dev/shm/yol-fuzz-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { exit(1) }
    unlink(String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    path = "/proc/self/fd/\(descriptor)"
  }

  func write(_ bytes: [UInt8]) {
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, bytes, bytes.count, 0) == bytes.count
    else { exit(1) }
  }
}
