import Model

/// An area with the latest figures of its indicators: a card on the front page, and a page.
struct AreaView: ViewModel {
  let area: Area
  let headlines: [HeadlineView]
  /// Number of the area's indicators.
  let count: Int
  let language: Language

  static let fields: [Field<AreaView>] = [
    .text("title") { $0.area.title[$0.language] },
    .text("summary") { $0.area.summary[$0.language] },
    .text("href") { "\($0.area.id).html" },
    .text("id") { $0.area.id },
    .optional("all") { $0.count > 0 ? Sentences.all($0.count, $0.language) : nil },
    .list("headlines") { $0.headlines },
  ]
}

/// The page of one area.
struct AreaPage: ViewModel {
  let frame: PageFrame
  let area: AreaView

  static let fields: [Field<AreaPage>] = [
    .object("frame") { $0.frame },
    .object("area") { $0.area },
  ]
}
