internal import Definitions
internal import Ingest
internal import Model

/// The contract by which one file is judged, with its code lists.
struct InspectedDefinition {
  /// The contract.
  let contract: ExtractContract
  /// Code lists by id.
  let codeLists: [String: CodeList]
  /// Warnings and notes about the definition.
  let findings: [Diagnostic]

  /// Reads a definition.
  ///
  /// - Parameters:
  ///   - path: the definition.
  ///   - extract: the extract that is meant, where the definition has several.
  ///   - file: the file that is judged.
  /// - Throws: status 78 where the definition is wrong, 64 where it does not say which extract is meant.
  init(path: String, extract: String?, file: String) throws(RunError) {
    let definition = try ExtractDefinition(file: path, displayName: path)
    contract = try definition.contract(id: extract, file: file)
    codeLists = definition.codeLists
    findings = definition.diagnostics
  }

  /// Reads deliveries with all columns.
  var reader: ExtractReader {
    ExtractReader(contract: contract, codeLists: codeLists, columns: nil)
  }
}
