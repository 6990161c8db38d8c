import Model

/// The fixed texts of quality reports in every language.
enum QualityWord: String, CaseIterable, Sendable {
  case title
  case lead
  case overview
  case period
  case result
  case reasons
  case remarks
  case earlier
  case earlierLead
  case lines
  case column
  case wholeFile
  case accept
  case note
  case quarantine
  case reject
  case notReceived
  case notRead
  case nothingToSay
  case unknownDay
  case privateNote
  case languages

  /// The text in a language.
  subscript(language: Language) -> String { text[language] }

  private var text: Localized {
    switch self {
    case .title: Localized(az: "Çıxarışların keyfiyyəti", en: "Quality of extracts")
    case .lead:
      Localized(
        az: "Göndərdiyiniz faylların vəziyyəti: nə daxil olub, nə qəbul edilib, nə kənara "
          + "qoyulub və nə etmək lazımdır. Hesabatda məlumatların özü yoxdur, yalnız sətir "
          + "nömrələri və sütun adları var.",
        en: "What became of the files that you sent: what arrived, what was accepted, what was "
          + "set aside, and what to do. The report holds no data, only line numbers and names of "
          + "columns."
      )
    case .overview: Localized(az: "Bu dövrün göndərişləri", en: "Deliveries of this period")
    case .period: Localized(az: "Dövr", en: "Period")
    case .result: Localized(az: "Nəticə", en: "Result")
    case .reasons:
      Localized(az: "Kənara qoyulanlar və səbəblər", en: "What was set aside or refused, and why")
    case .remarks: Localized(az: "Qeydlər", en: "Remarks")
    case .earlier: Localized(az: "Əvvəlki göndərişlər", en: "Earlier deliveries")
    case .earlierLead:
      Localized(
        az: "Yenidən oxunmayan göndərişlərin sətir sayı siyahıda bildirilən saydır.",
        en: "Of deliveries that were not read again the number of rows is the one announced.")
    case .lines: Localized(az: "Sətirlər", en: "Lines")
    case .column: Localized(az: "sütun", en: "column")
    case .wholeFile: Localized(az: "bütün fayl", en: "the whole file")
    case .accept: Localized(az: "qəbul edilib", en: "accepted")
    case .note: Localized(az: "qeydlərlə qəbul edilib", en: "accepted with remarks")
    case .quarantine: Localized(az: "bəzi sətirlər kənara qoyulub", en: "some rows set aside")
    case .reject: Localized(az: "qəbul edilməyib", en: "refused")
    case .notReceived: Localized(az: "daxil olmayıb", en: "not received")
    case .notRead: Localized(az: "yenidən oxunmayıb", en: "not read again")
    case .nothingToSay:
      Localized(az: "Heç bir irad yoxdur.", en: "There is nothing to remark.")
    case .unknownDay: Localized(az: "gün qeyd olunmayıb", en: "day not recorded")
    case .privateNote:
      Localized(
        az: "Yalnız adı çəkilən qurum üçündür; dərc etməyin.",
        en: "For the agency named here only; do not publish.")
    case .languages: Localized(az: "Dil", en: "Language")
    }
  }

  /// The word for a verdict.
  static func verdict(_ verdict: Verdict) -> QualityWord {
    switch verdict {
    case .accept: .accept
    case .note: .note
    case .quarantine: .quarantine
    case .reject: .reject
    }
  }
}
