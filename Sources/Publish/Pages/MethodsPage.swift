import Disclosure
import Model

/// How figures are made, what is not shown and why, and what every mark means.
struct MethodsPage: ViewModel {
  let frame: PageFrame
  let release: ReleaseDescription
  let account: DisclosureAccount
  let figures: [IndicatorFigures]
  let language: Language

  static let fields: [Field<MethodsPage>] = [
    .object("frame") { $0.frame },
    .list("sections") { page in
      MethodsText(
        facts: page.release.methods, account: page.account, figures: page.figures,
        language: page.language
      ).sections
    },
    .list("marks") { page in
      StatusMark.all.map { MarkView(mark: $0, language: page.language) }
    },
  ]
}

/// A section of the methods page.
struct MethodsSection: ViewModel {
  let id: String
  let heading: String
  let paragraphs: [IndicatorFacts.Text]

  static let fields: [Field<MethodsSection>] = [
    .text("id") { $0.id },
    .text("heading") { $0.heading },
    .list("paragraphs") { $0.paragraphs },
  ]
}
