public import Model

/// What the reasons of extracts mean to the agency that delivers them, in both languages.
///
/// The findings of a run speak to the ministry; these texts go to the agency. English names of the
/// reasons are those of the catalogue of findings.
public enum ReasonWording {
  /// What a reason means, in Azerbaijani; nil where there is no text.
  public static func azerbaijani(_ code: String) -> String? {
    entries[code]?.text
  }

  /// What the agency can do about it.
  public static func remedy(_ code: String) -> Localized {
    (entries[code]?.remedy ?? .askUs).text
  }

  private static let entries = Dictionary(
    (files + rows + notes).map { ($0.code, (text: $0.text, remedy: $0.remedy)) },
    uniquingKeysWith: { first, _ in first })

  /// One reason.
  typealias Entry = (code: String, text: String, remedy: Remedy)

  /// What an agency can do; many reasons share one.
  enum Remedy {
    case askUs
    case ours
    case sendAgain
    case sendCSV
    case utf8
    case header
    case column
    case quotes
    case fields
    case value
    case digits
    case decimals
    case date
    case month
    case period
    case code
    case key
    case keyAsText
    case once
    case whichRow
    case rightMonth
    case order
    case confirm
    case total
    case agreeForm
    case nothing
  }
}

extension ReasonWording.Remedy {
  /// The instruction.
  var text: Localized {
    switch self {
    case .askUs: Localized(az: "Bizimlə əlaqə saxlayın.", en: "Please contact us.")
    case .ours:
      Localized(az: "Bunu biz düzəldəcəyik.", en: "Nothing on your side: we will mend this.")
    case .sendAgain: Localized(az: "Faylı yenidən göndərin.", en: "Send the file again.")
    case .sendCSV:
      Localized(
        az: "Faylı CSV UTF-8 kimi yadda saxlayıb yenidən göndərin.",
        en: "Save the file as CSV UTF-8 and send it again.")
    case .utf8:
      Localized(
        az: "Faylı UTF-8 kodlaşdırması ilə ixrac edin.", en: "Export the file in UTF-8.")
    case .header:
      Localized(
        az: "Birinci sətirdə razılaşdırılmış sütun adlarını yazın.",
        en: "Write the agreed column names into the first line.")
    case .column:
      Localized(
        az: "Sütunu razılaşdırılmış adla, bir dəfə göndərin.",
        en: "Send the column once, under the agreed name.")
    case .quotes:
      Localized(
        az: "Qiyməti bütövlükdə dırnağa alın, içindəki dırnağı ikiqat yazın.",
        en: "Quote the whole value and double a quote within it.")
    case .fields:
      Localized(
        az: "Ayırıcı işarə olan qiymətləri dırnağa alın; itmiş sahələri bərpa edin.",
        en: "Quote values that hold the delimiter, and restore missing fields.")
    case .value: Localized(az: "Düzgün qiyməti göndərin.", en: "Send the right value.")
    case .digits:
      Localized(
        az: "Yalnız rəqəmlərlə, qruplaşdırmadan və onluq işarəsiz yazın.",
        en: "Write digits only, without grouping, decimals or words.")
    case .decimals:
      Localized(
        az: "Razılaşdırılmış onluq işarəsi ilə, qruplaşdırmadan yazın.",
        en: "Write digits and the agreed decimal mark, without grouping.")
    case .date:
      Localized(az: "Tarixi İİİİ-AA-GG kimi yazın.", en: "Write dates as YYYY-MM-DD.")
    case .month: Localized(az: "Ayı İİİİ-AA kimi yazın.", en: "Write months as YYYY-MM.")
    case .period:
      Localized(
        az: "Dövrü razılaşdırılmış formada yazın: 2026, 2026-Q4, 2026-10, 2025/2026.",
        en: "Write the period in the agreed form: 2026, 2026-Q4, 2026-10, 2025/2026.")
    case .code:
      Localized(
        az: "Siyahıdakı kodu yazın və ya yeni kodu bizə bildirin.",
        en: "Write a code of the list, or tell us about the new code.")
    case .key: Localized(az: "Düzgün identifikatoru göndərin.", en: "Send the right identifier.")
    case .keyAsText:
      Localized(
        az: "Sütunu mətn kimi ixrac edin: cədvəl proqramı onu ədədə çevirib.",
        en: "Export the column as text: a spreadsheet has turned it into a number.")
    case .once: Localized(az: "Sətri bir dəfə göndərin.", en: "Send the row once.")
    case .whichRow:
      Localized(
        az: "Sətirlərdən hansının düzgün olduğunu bildirin.", en: "Tell us which row is right.")
    case .rightMonth:
      Localized(
        az: "Hər sətri öz ayının faylında göndərin.",
        en: "Send each row in the file of its own month.")
    case .order:
      Localized(
        az: "Tarixləri yoxlayıb düzgünlərini göndərin.",
        en: "Check the dates and send the right ones.")
    case .confirm:
      Localized(
        az: "Yoxlayın və doğru olub-olmadığını bizə bildirin.",
        en: "Check this and tell us whether it is true.")
    case .total:
      Localized(
        az: "Cəm sətirlərini göndərməyin və ya cəmləri düzəldin.",
        en: "Leave total rows out, or mend the totals.")
    case .agreeForm:
      Localized(
        az: "Mümkünsə, növbəti dəfə razılaşdırılmış formada yazın.",
        en: "If you can, use the agreed form next time.")
    case .nothing: Localized(az: "Heç nə tələb olunmur.", en: "Nothing to do.")
    }
  }
}
