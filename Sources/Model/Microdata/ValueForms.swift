/// The mark between groups of three digits that a column's numbers are declared to have.
public enum DigitGrouping: String, CaseIterable, Hashable, Sendable {
  /// A space, no-break space or narrow no-break space: `1 088`.
  case blank
  /// A full stop, as CLDR has it for Azerbaijani: `1.088`.
  case point
  /// A comma: `1,088`.
  case comma
  /// An apostrophe: `1'088`.
  case apostrophe
}

/// The written forms of days and months.
public enum DateForm: String, CaseIterable, Hashable, Sendable {
  /// ISO 8601: `2026-10-31`, `2026-10`; and for months what has no other reading: `2026-10-01` and,
  /// as SDMX has it, `2026-M10`.
  case iso
  /// Day, month and year with full stops, as CLDR has it for Azerbaijani: `31.10.2026`; for months
  /// `10.2026`.
  case dayFirst = "dd.mm.yyyy"
  /// The same with slashes, which others read month first: `31/10/2026`.
  case dayFirstSlashes = "dd/mm/yyyy"
  /// The same with a year of two digits: `31.10.26`.
  case shortYear = "dd.mm.yy"
  /// The Azerbaijani name of the month or its abbreviation: `31 oktyabr 2026`, `oktyabr 2026`.
  case monthName = "month name"
  /// Days since 30 December 1899, as spreadsheets count them: `46326`.
  case excelSerial = "excel serial"

  /// Forms that nobody can read in two ways; the others are understood where a column declares them.
  public static let undoubted: Set<DateForm> = [.iso, .dayFirst, .monthName]
}

/// Why a value is missing, as a marker in the extract says.
public enum MissingMeaning: String, CaseIterable, Hashable, Sendable {
  /// Nobody knows it, or it was not collected (UK `x`, Eurostat `:`).
  case notAvailable = "not_available"
  /// There can be none (UK `z`).
  case notApplicable = "not_applicable"
  /// It is withheld to protect people (UK `c`).
  case confidential
  /// It is above zero and rounds to zero (UK `low`, `k`; Eurostat `0n`).
  case roundsToZero = "rounds_to_zero"
  /// The person did not know or did not answer (98, 99).
  case refused
}

/// Families of shorthands that statistical offices put in place of a number or behind it.
///
/// Source: UK Government Analysis Function, symbols in tables; Eurostat flags since 2025; SDMX
/// CL_OBS_STATUS; the usage of the German and Hungarian offices.
public enum Shorthand: String, CaseIterable, Hashable, Sendable {
  /// `[c]`, `[x]`, `[z]`, `[low]`, `[k]`, bare or in brackets; `[p]`, `[r]`, `[e]`, `[b]`, `[u]` and the
  /// like in brackets behind a number.
  case uk
  /// `:`, `:c`, `0n`; letters behind a number.
  case eurostat
  /// One letter of CL_OBS_STATUS in place of a number.
  case sdmx
  /// `–`, `.`, `…`, `x`, `/`.
  case germany
  /// `–`, `..`, `…`, `x`.
  case hungary
}
