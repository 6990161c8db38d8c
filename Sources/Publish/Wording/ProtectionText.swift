import Disclosure
import Model

/// How people are protected, in words: the part of the methods page that the policy decides.
///
/// It names every number of the policy, and never the seed or which of the hidden numbers were small.
struct ProtectionText: Sendable {
  let facts: MethodFacts
  let account: DisclosureAccount

  static let heading = Localized(
    az: "İnsanların məlumatları necə qorunur", en: "How people are protected")

  /// The paragraphs in order.
  var paragraphs: [Localized] {
    let rules = RuleText(policy: facts.policy).sentences
    return switch facts.policy.profile {
    case .suppress: hiding + rules + [linked, indicators, ranges, counted] + audit
    case .round:
      [rounded(to: facts.policy.roundingBase), notCorrected] + rules + [counted] + audit
    case .none: [ProtectionText.unprotected]
    }
  }

  private var hiding: [Localized] {
    let last = max(1, facts.policy.threshold - 1)
    return [
      Localized(
        az: "Kiçik rəqəmlər ayrı-ayrı insanları tanıda bilər. Buna görə 1-dən \(last)-ə qədər "
          + "olan saylar göstərilmir. Surəti və ya qalan hissəsi bu qədər az olan paylar, "
          + "həmçinin \(facts.policy.smallBase) vahiddən az əsasda hesablanan paylar, orta "
          + "göstəricilər və medianlar da göstərilmir.",
        en: "Small numbers can point to a person. Counts from 1 to \(last) are therefore not "
          + "shown, nor are shares with a numerator or a remainder that small, nor shares, "
          + "means and medians over fewer than \(facts.policy.smallBase) units.")
    ]
  }

  private var linked: Localized {
    let width = facts.policy.width
    return Localized(
      az: "Göstərilməyən rəqəm cəmdən və ya fərqdən tapılmasın deyə, başqa rəqəmlər də "
        + "gizlədilir: dərc olunan bütün rəqəmlər olduğu kimi qalmaqla, göstərilməyən hər "
        + "rəqəm üçün bir-birindən ən azı \(width) vahid fərqlənən qiymətlər mümkündür. Bir "
        + "cədvəldə gizlədilən rəqəm bütün cədvəllərdə gizlədilir. Hansı rəqəmin hansı "
        + "səbəbdən gizlədildiyi açıqlanmır, çünki bunun özü də məlumat verərdi.",
      en: "Further numbers are hidden so that no hidden one follows from a sum or a "
        + "difference: for each hidden one values that are \(width) or more apart are possible "
        + "with everything printed staying as it is. A number hidden in one table is hidden in "
        + "all. Which number is hidden for which of the two reasons is not told, since that "
        + "would say something about it.")
  }

  private let indicators = Localized(
    az: "Paylar, orta göstəricilər, fərqlər, nisbətlər və indekslər yalnız dərc olunan "
      + "rəqəmlərdən hesablanır; bunlardan biri gizlədilibsə, göstərici də gizlədilir. Əvvəlki "
      + "buraxılışlarda dərc olunanlar hamıya məlum sayılır.",
    en: "Shares, means, gaps, ratios and indices are computed from printed numbers alone, and "
      + "are hidden where one of these is. What earlier releases printed is taken to be known "
      + "to all.")

  private let ranges = Localized(
    az: "[c] işarəsinin yanında aralıq göstərilibsə, onu dərc olunmuş rəqəmlərdən hər kəs "
      + "hesablaya bilər: o, yalnız bu buraxılışın fayllarından hesablanıb.",
    en: "A range beside the mark [c] is what anyone could work out: it was computed from the "
      + "files of this release alone.")

  private func rounded(to base: Int) -> Localized {
    Localized(
      az: "Kiçik rəqəmlər ayrı-ayrı insanları tanıda bilər. Buna görə ən ətraflı bölgüdə "
        + "1-dən \(base - 1)-ə qədər olan saylar 0 və ya \(base) ilə əvəz olunur və bütün "
        + "cədvəllər bu saylardan hesablanır: cəmlər bir-birinə uyğundur, lakin həqiqi "
        + "saylardan bir qədər fərqlənə bilər.",
      en: "Small numbers can point to a person. Counts from 1 to \(base - 1) in the most "
        + "detailed breakdown are therefore replaced by 0 or \(base), and all tables are "
        + "computed from these: sums agree with each other, but may differ a little from the "
        + "true ones.")
  }

  private let notCorrected = Localized(
    az: "Eyni say hər ay eyni cür əvəz olunur, ona görə buraxılışların müqayisəsi həqiqi sayı "
      + "vermir.",
    en: "The same count is replaced in the same way every month, so that comparing releases "
      + "does not give the true one.")

  private static let unprotected = Localized(
    az: "Bu rəqəmlər qorunmayıb və məxfidir: dərc oluna bilməz.",
    en: "These figures are not protected. They are confidential and not for publication.")

  private var counted: Localized {
    let (az, en) = (NumberFormat(language: .az), NumberFormat(language: .en))
    return Localized(
      az: "Tətbiq olunan qayda: \(account.policy). Bu buraxılışda qiyməti olan müşahidələrin "
        + "sayı: \(az.text(account.observations)); onlardan göstərilməyən: "
        + "\(az.text(account.hidden)).",
      en: "Policy in force: \(account.policy). Of \(en.text(account.observations)) "
        + "observations with a value in this release, \(en.text(account.hidden)) are not shown.")
  }

  /// The result of the audit, which a page can state because a release with a finding is not published.
  private var audit: [Localized] {
    guard facts.isAudited else { return [] }
    return [
      Localized(
        az: "Dərcdən əvvəl ayrı bir proqram bu faylları hər bir oxucu kimi oxuyub, "
          + "göstərilməyən hər rəqəmi cəmlərdən, fərqlərdən, paylardan və əvvəlki "
          + "buraxılışlardan tapmağa çalışıb. Heç birini tapmayıb və heç birini "
          + "\(facts.policy.width) vahiddən dar aralığa sala bilməyib; əks halda bu buraxılış "
          + "dərc olunmazdı.",
        en: "Before publication a separate program read these files as any reader can, and "
          + "tried to work out every hidden number from sums, differences, shares and earlier "
          + "releases. It found none, and none to within less than \(facts.policy.width); "
          + "otherwise this release would not have been published.")
    ]
  }
}
