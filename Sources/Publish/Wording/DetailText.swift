import Model

/// Which tables are shown in less detail than could be, in words: the same choice for the whole series.
struct DetailText: Sendable {
  let figures: [IndicatorFigures]

  static let heading = Localized(
    az: "Daha az təfərrüatla göstərilənlər", en: "What is shown in less detail")

  /// The paragraphs; none where every table is shown.
  var paragraphs: [Localized] {
    paragraphs(DetailText.rule, \.withheld) + paragraphs(DetailText.limit, \.unprotected)
  }

  private func paragraphs(
    _ reason: Localized, _ tables: (IndicatorFigures) -> [[Localized]]
  ) -> [Localized] {
    let concerned = figures.filter { !tables($0).isEmpty }
    guard !concerned.isEmpty else { return [] }
    return [reason]
      + concerned.map { figures in
        let title = figures.indicator.title
        return Localized(
          az: line(title, tables(figures), .az), en: line(title, tables(figures), .en))
      }
  }

  private static let rule = Localized(
    az: "Arxasında az adam olan bölgülər bütün sıra üçün göstərilmir; mümkün olduqda onların "
      + "yerinə daha iri bölgü verilir. Seçim ayrı-ayrı xanalara baxılmadan edilir və "
      + "aydan-aya dəyişmir.",
    en: "Tables with few people behind them are left out of the whole series, with a coarser "
      + "one in their place where there is one. The choice is made without looking at single "
      + "cells, and does not change from month to month.")

  private static let limit = Localized(
    az: "Gizlədilən rəqəmləri, başqa nə göstərilməsə də, məlum rəqəmlərdən hesablana bilən "
      + "bölgülər bütün sıra üçün göstərilmir.",
    en: "Tables are left out of the whole series where a hidden number of theirs could be "
      + "computed from what is known, whatever else was hidden.")

  private func line(
    _ title: Localized, _ tables: [[Localized]], _ language: Language
  ) -> String {
    let names = tables.map { table in table.map { $0[language] }.joined(separator: " × ") }
    return "\(title[language]): \(names.joined(separator: ", "))."
  }
}
