public import Model

/// The agreement about extracts, read from one file and the code lists beside it, without a
/// methodology: what an analyst judges a single file by.
///
/// Code lists are the files of `codelists/` beside the definition, or beside its folder, as in
/// `extracts/contracts.yaml`. References to extracts of other files are kept unchecked.
public struct ExtractDefinition: Sendable {
  /// The contracts in the order of the file, those made of lists of received files included.
  public var contracts: [ExtractContract]
  /// Code lists by id.
  public var codeLists: [String: CodeList]
  /// Warnings and notes.
  public var diagnostics: [Diagnostic]

  private let displayName: String

  /// Reads a definition.
  ///
  /// - Parameters:
  ///   - file: path of the definition.
  ///   - displayName: the path as diagnostics show it.
  /// - Throws: status 78 with everything that is wrong, 66, 74 or 77 where a file cannot be read.
  public init(file: String, displayName: String) throws(RunError) {
    var problems = ProblemList()
    let folder = CodeListFolder(besideDefinition: file, displayName: displayName)
    let lists = try folder?.read(into: &problems) ?? [:]
    let bytes: [UInt8]
    do throws(FileAccess.Fault) {
      bytes = try FileAccess.bytes(of: file, limit: SourceText.byteLimit)
    } catch {
      throw error.runError(at: displayName)
    }
    contracts =
      SourceText(file: displayName, bytes: bytes, into: &problems).map {
        ContractReader.read($0, codeLists: lists, isOpen: true, into: &problems).contracts
      } ?? []
    codeLists = lists
    self.displayName = displayName
    diagnostics = problems.sorted
    if problems.hasErrors { throw RunError(diagnostics, status: .badDefinition) }
  }

  /// The contract that a file is judged by: the one of an id, or the one whose `file` has the name of
  /// the file, or the only one.
  ///
  /// - Parameters:
  ///   - id: the extract's name; nil where the file decides.
  ///   - path: path of the extract's file.
  /// - Returns: the contract.
  /// - Throws: status 64 where the id is unknown, or where nothing says which of several is meant.
  public func contract(id: String?, file path: String) throws(RunError) -> ExtractContract {
    let delivered = contracts.filter { $0.file != nil }
    let known = delivered.map(\.id)
    if let id {
      if let contract = delivered.first(where: { $0.id == id }) { return contract }
      throw error(
        .unknownName(kind: .extract, name: id, nearest: nearestName(to: id, among: known)))
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let matching = delivered.filter { $0.file == name || $0.file.map { $0 + ".gz" } == name }
    if let contract = matching.first, matching.count == 1 { return contract }
    if let contract = delivered.first, delivered.count == 1 { return contract }
    throw error(.severalExtracts(known: known))
  }

  private func error(_ problem: DefinitionProblem) -> RunError {
    RunError(problem.diagnostic(at: Location(file: displayName)), status: .usage)
  }
}
