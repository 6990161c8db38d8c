import Model

/// The rules of a policy, each in a sentence with its numbers; rules that are not applied are left out.
struct RuleText: Sendable {
  let policy: DisclosurePolicy

  /// The sentences in order.
  var sentences: [Localized] {
    [quantiles, everybody, cluster, magnitudes, hysteresis].compactMap { $0 }
  }

  private var quantiles: Localized? {
    let least = policy.quantileBase
    return Localized(
      az: "Kvartillər və digər faizliklər \(least) vahiddən az əsasda göstərilmir. Medianlar "
        + "və faizliklər ayrı-ayrı insanların qiyməti olmasın deyə "
        + "yuvarlaqlaşdırılır\(steps(.az)).",
      en: "Quartiles and other percentiles over fewer than \(least) units are not shown. "
        + "Medians and percentiles are rounded\(steps(.en)), so that they are no single "
        + "person's value.")
  }

  /// ` (steps: 5 days, 10 AZN a month)`, in the order of the units.
  private func steps(_ language: Language) -> String {
    let steps = UnitOfMeasure.allCases.compactMap { unit in
      policy.quantileGrid.steps[unit].map { "\($0) \(unit.label[language])" }
    }
    guard !steps.isEmpty else { return "" }
    let word = Localized(az: "addım", en: "steps")[language]
    return " (\(word): \(steps.joined(separator: ", ")))"
  }

  private var everybody: Localized? {
    Localized(
      az: "Qrupdakı hamının və ya heç kimin həssas əlaməti (məsələn, ödəniş alması) olduğu "
        + "bilinərdisə, həmin pay qrupun böyüklüyündən asılı olmayaraq göstərilmir.",
      en: "Where a share of a sensitive matter, such as receiving a payment, would tell that "
        + "all of a group or none are concerned, it is not shown however large the group.")
  }

  private var cluster: Localized? {
    guard policy.clusterBase > 0, policy.clusterShare < 100 else { return nil }
    return Localized(
      az: "Ən çoxu \(policy.clusterBase) nəfər haqqında olan say, onların "
        + "\(policy.clusterShare)%-dən çoxu bir ailədən və ya bir mərkəzdəndirsə, göstərilmir.",
      en: "A count of up to \(policy.clusterBase) persons is not shown where more than "
        + "\(policy.clusterShare)% of them are of one household or centre.")
  }

  private var magnitudes: Localized? {
    guard let percent = policy.withinPercent, percent > 0 else { return nil }
    let limit = { NumberFormat(language: $0).setting(percent, decimals: 1, unit: .percent) }
    return Localized(
      az: "Orta göstəricidən və ya cəmdən bir nəfərin payı \(limit(.az)) dəqiqliklə hesablana "
        + "bilərdisə, həmin göstərici göstərilmir.",
      en: "A mean or a sum is not shown where one person's part of it could be estimated to "
        + "within \(limit(.en)).")
  }

  private var hysteresis: Localized? {
    let periods = policy.hysteresis.periods
    guard periods > 1 else { return nil }
    return Localized(
      az: "Göstərilməyən rəqəm yalnız ardıcıl \(periods) dövrdə kifayət qədər böyük olduqdan "
        + "sonra yenidən göstərilir.",
      en: "A number once hidden is shown again only after \(periods) periods in a row in "
        + "which it was large enough.")
  }
}
