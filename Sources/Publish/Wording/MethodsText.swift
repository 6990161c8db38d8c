import Disclosure
import Model

/// The prose of the methods page.
struct MethodsText: Sendable {
  let facts: MethodFacts
  let account: DisclosureAccount
  let figures: [IndicatorFigures]
  let language: Language

  /// The sections in order.
  var sections: [MethodsSection] {
    let texts: [(String, Localized, [Localized])] = [
      (
        "protection", ProtectionText.heading,
        ProtectionText(facts: facts, account: account).paragraphs
      ),
      ("detail", DetailText.heading, DetailText(figures: figures).paragraphs),
      ("absence", MethodsText.absenceHeading, MethodsText.absence),
      ("rounding", MethodsText.roundingHeading, MethodsText.rounding),
      ("series", MethodsText.seriesHeading, MethodsText.series),
      ("charts", MethodsText.chartsHeading, MethodsText.charts),
      ("cohorts", MethodsText.cohortsHeading, MethodsText.cohorts),
      ("targets", MethodsText.targetsHeading, MethodsText.targets),
      ("files", MethodsText.filesHeading, MethodsText.files),
    ]
    return texts.filter { !$0.2.isEmpty }.map { id, heading, paragraphs in
      MethodsSection(
        id: id, heading: heading[language],
        paragraphs: paragraphs.map { IndicatorFacts.Text(text: $0[language]) })
    }
  }

  private static let absenceHeading = Localized(
    az: "Sıfır və altı cür boşluq", en: "Zero, and six kinds of empty")

  private static let absence = [
    Localized(
      az: "Sıfır (0) qiymətdir: sayılıb və heç nə tapılmayıb. Aşağıdakı işarələrin heç biri sıfır "
        + "demək deyil və heç biri digərini əvəz etmir.",
      en: "Zero (0) is a value: it was counted, and there was none. None of the marks below means "
        + "zero, and none stands for another."),
    Localized(
      az: "[c] – qiymət var, lakin insanları qorumaq üçün göstərilmir. [z] – qiymət ola bilməz, "
        + "məsələn, əhatə olunan heç kim yoxdur. [..] – qiymətin vaxtı hələ çatmayıb. [x] – "
        + "lazım olan mənbə daxil olmayıb. [nr] – nəticədir, rəqəm deyil: hadisə hələ kifayət qədər "
        + "insanda baş verməyib, məsələn, mediana üçün yarısında. [low] – qiymət "
        + "yuvarlaqlaşdırıldıqda sıfır olur, lakin sıfır olmaya bilər.",
      en: "[c]: there is a value, not shown to protect people. [z]: there cannot be a value, for "
        + "instance because nobody is in the population. [..]: the value is not yet due. [x]: a "
        + "source that it needs was not delivered. [nr]: a result, though not a number: not enough "
        + "people have had the event yet, for a median not half of them. [low]: the value rounds to zero, but "
        + "need not be zero."),
  ]

  private static let roundingHeading = Localized(az: "Yuvarlaqlaşdırma", en: "Rounding")

  private static let rounding = [
    Localized(
      az: "Qiymətlər göstəricinin onluq işarələrinə qədər yuvarlaqlaşdırılır; yarım sıfırdan "
        + "uzağa yuvarlaqlaşdırılır. Səhifədəki və CSV faylındakı qiymət eynidir. Dəyişmələr "
        + "dərc olunmuş qiymətlərin fərqidir.",
      en: "Values are rounded to the decimals of the indicator, halves away from zero. The page "
        + "and the CSV file print the same value. Changes are differences of printed values.")
  ]

  private static let seriesHeading = Localized(
    az: "Sıranın qırılmaları və ilkin qiymətlər", en: "Breaks and provisional values")

  private static let series = [
    Localized(
      az: "Tərif, mənbə və ya ərazi bölgüsü dəyişdikdə sıra qırılır [b]: əvvəlki qiymətlərlə "
        + "müqayisə aparılmır, qrafikdə xətt kəsilir və qırılma yeri işarələnir. İlkin [p] və "
        + "qiymətləndirilmiş [e] qiymətlər sonra dəyişə bilər.",
      en: "Where a definition, a source or a territory changes, the series breaks [b]: no "
        + "comparison is made with earlier values, the line is cut and the place is marked. "
        + "Provisional [p] and estimated [e] values may still change.")
  ]

  private static let chartsHeading = Localized(
    az: "Qrafikləri necə oxumalı", en: "How to read the charts")

  private static let charts = [
    Localized(
      az: "Sütunlar həmişə sıfırdan başlayır. Qiymət olmayan yerdə xətt kəsilir, oxun altında "
        + "səbəbin işarəsi durur. İçi boş nöqtələr, qırıq xətlər və solğun sütunlar ilkin qiymətlərdir. Hər "
        + "qrafikin altında eyni rəqəmlər cədvəldə verilir.",
      en: "Bars always begin at zero. A line has a gap where there is no value, with the mark of "
        + "the reason under the axis. Hollow points, dashed lines and pale bars are provisional. The same "
        + "figures stand in a table under each chart.")
  ]

  private static let cohortsHeading = Localized(
    az: "Kohortlar, intervallar və əlaqələndirmə", en: "Cohorts, intervals and linkage")

  private static let cohorts = [
    Localized(
      az: "Bəzi göstəricilər müəyyən aylarda giriş edənlərə (kohorta) aiddir və yalnız izləmə "
        + "müddəti başa çatmış kohortları əhatə edir; rəqəmlər kiçik olduğu üçün "
        + "bir neçə ay birləşdirilir. Qiymətin yanında həmin aylar göstərilir.",
      en: "Some indicators are about the people who entered in certain months, a cohort, and cover "
        + "only cohorts whose time of observation is over; months are pooled because numbers are "
        + "small. The months stand beside the value."),
    Localized(
      az: "“Əlaqələndirilib” – əhatə olunanların neçə faizinin mənbələrdə tapıla bildiyini "
        + "göstərir. İnterval ya təsadüfi tərəddüdü (95% etibarlılıq), ya da tapılmayanların heç birinin və ya "
        + "hamısının sayıldığı ən kiçik və ən böyük qiyməti göstərir.",
      en: "“Linked” is the part of the population that could be found in the sources. An interval "
        + "tells either of chance (95% confidence), or of the least and the greatest value if none or "
        + "all of those who were not found counted."),
  ]

  private static let targetsHeading = Localized(az: "Hədəflər", en: "Targets")

  private static let targets = [
    Localized(
      az: "Son müddəti olan hədəf üzrə: başlanğıc dövrdən bəri orta illik dəyişmə lazım olan illik "
        + "dəyişmənin (düz xətt üzrə) ən azı 95%-i qədərdirsə, göstərici cədvəl üzrə irəliləyir; "
        + "azdırsa, cədvəldən geri qalır; məsafə artıbsa, hədəfdən uzaqlaşır. Bütün hesablamalar dərc olunmuş "
        + "qiymətlərlə aparılır.",
      en: "A target with a deadline is on track where the yearly change since the baseline is at "
        + "least 95% of the one required on a straight line, off track where it is less, and moving "
        + "away where the distance has grown. All of it is computed from printed values.")
  ]

  private static let filesHeading = Localized(az: "Fayllar", en: "Files")

  private static let files = [
    Localized(
      az: "CSV fayllarında (UTF-8, vergüllə ayrılmış, onluq nöqtə ilə) hər sətir bir "
        + "müşahidədir. Qiymət, OBS_STATUS, CONF_STATUS və boşluğun səbəbi ayrı sütunlardadır. "
        + "_T – cəmi, _U – məlum deyil, _Z – tətbiq edilmir.",
      en: "In the CSV files (UTF-8, comma separated, decimal point) each line is one observation. "
        + "Value, OBS_STATUS, CONF_STATUS and the reason for an absence are columns of their own. "
        + "_T is the total, _U unknown, _Z not applicable.")
  ]
}
