import Definitions
import FoundationEssentials
import Model
import Testing

@testable import Ingest

/// Cases about a file as a whole, judged by the definition of their extract.
@Suite("FileCase")
struct FileCaseTests {
  /// A finding that must be among those of a case.
  struct Finding: Sendable {
    var code: String
    var line: Int?
    var field: String?

    init(_ code: String, _ line: Int? = nil, _ field: String? = nil) {
      (self.code, self.line, self.field) = (code, line, field)
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var verdict: Verdict
    var findings: [Finding]
    var testDescription: String { name }

    init(_ name: String, _ verdict: Verdict, _ findings: Finding...) {
      (self.name, self.verdict, self.findings) = (name, verdict, findings)
    }
  }

  static let cases = [
    Case("ok_plain", .accept),
    Case("enc_utf16le_bom", .note, Finding("EXT202")),
    Case("enc_utf16be_nobom", .reject, Finding("EXT006", 1)),
    Case("enc_cp1252", .note, Finding("EXT202")),
    Case("enc_cp1250_declared", .note, Finding("EXT202")),
    Case("enc_truncated_multibyte_at_eof", .quarantine, Finding("EXT216", 6)),
    Case("enc_nul_byte", .quarantine, Finding("EXT120", 4, "persons")),
    Case("eol_crlf", .accept),
    Case("eol_cr_only", .note, Finding("EXT205")),
    Case("eol_none_at_eof", .accept),
    Case("empty_bom_only", .reject, Finding("EXT005")),
    Case("header_only", .reject, Finding("EXT026")),
    Case("header_missing", .reject, Finding("EXT010", 1)),
    Case("header_duplicate", .reject, Finding("EXT012", 1, "region")),
    Case("header_case_space", .note, Finding("EXT204", 1, "period")),
    Case(
      "header_renamed", .reject, Finding("EXT011", 1, "persons"),
      Finding("EXT013", 1, "number_of_persons")),
    Case("header_extra_column", .note, Finding("EXT210", 1, "comment")),
    Case("preamble_lines", .reject, Finding("EXT010", 1)),
    Case("preamble_sep_line", .note, Finding("EXT209", 1)),
    Case("footer_note", .quarantine, Finding("EXT101", 7)),
    Case("ragged_short", .quarantine, Finding("EXT101", 4)),
    Case("trailing_delimiter", .note, Finding("EXT211", 1)),
    Case("truncated_last_line", .quarantine, Finding("EXT101", 5), Finding("EXT216", 5)),
    Case("delimiter_semicolon", .note, Finding("EXT212", 1)),
    Case("delimiter_tab", .note, Finding("EXT212", 1)),
    Case("delimiter_pipe", .note, Finding("EXT212", 1)),
    Case("html_error_page", .reject, Finding("EXT006", 1)),
    Case("gzip_named_csv", .reject, Finding("EXT023", 1)),
    Case("quote_all", .accept),
    Case("quote_escaped", .accept),
    Case("quote_newline", .accept),
    Case("quote_crlf_inside", .accept),
    Case("quote_stray", .quarantine, Finding("EXT102", 2, "region")),
    Case("quote_after_close", .quarantine, Finding("EXT102", 2, "region")),
    Case("quote_unclosed", .reject, Finding("EXT014", 3, "region")),
    Case(
      "quote_space_before", .quarantine, Finding("EXT102", 2, "region"),
      Finding("EXT102", 3, "region")),
    Case("long_field", .quarantine, Finding("EXT121", 2, "region")),
  ]

  private static let folder =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    + "/fixtures/csvcases"

  @Test("Each case has its verdict, with line and column", arguments: cases)
  func verdict(example: Case) throws {
    let definition = try ExtractDefinition(
      file: FileCaseTests.folder + "/agency.yaml", displayName: "agency.yaml")
    let contract = try definition.contract(id: "agency_monthly", file: example.name + ".csv")
    let path = FileCaseTests.folder + "/agency/files/\(example.name).csv"
    let outcome = ExtractReader(
      contract: contract, codeLists: definition.codeLists, columns: nil
    ).outcome(
      path: path, displayName: example.name + ".csv",
      period: try #require(ReferencePeriod("2026-01")),
      threads: 1)
    let (verdict, diagnostics) =
      switch outcome {
      case .success(let reading): (reading.verdict, reading.diagnostics)
      case .failure(let refused): (Verdict.reject, refused.error.diagnostics)
      }
    #expect(verdict == example.verdict, "\(diagnostics)")
    for finding in example.findings {
      let isThere = diagnostics.contains {
        $0.code == finding.code && $0.location?.line == finding.line
          && $0.location?.field == finding.field
      }
      #expect(isThere, "\(finding): \(diagnostics)")
    }
  }
}
