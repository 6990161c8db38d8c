import Disclosure
import Model

/// The range of a hidden number as readers see it.
struct RangeText: Sendable {
  let language: Language

  private var format: NumberFormat { NumberFormat(language: language) }

  /// `1–9`, for a table.
  func short(_ range: ClosedRange<Double>, decimals: Int) -> String {
    let (least, greatest) = ends(range, decimals)
    return "\(least)–\(greatest)"
  }

  /// `1–9`, for a table.
  func short(_ range: ClosedRange<Int>) -> String {
    "\(format.text(range.lowerBound))–\(format.text(range.upperBound))"
  }

  /// `from 1 to 9 persons`, for a sentence.
  func phrase(_ range: ClosedRange<Double>, decimals: Int, unit: UnitOfMeasure) -> String {
    let (least, greatest) = ends(range, decimals)
    return phrase(least, with(greatest, unit))
  }

  /// Not shown, and where it lies, for readers who do not see the mark.
  func hidden(_ range: String?) -> String {
    let words = Word.notPublished[language]
    return range.map { "\(words): \($0)" } ?? words
  }

  private func phrase(_ least: String, _ greatest: String) -> String {
    switch language {
    case .az: "\(least)–\(greatest) aralığında"
    case .en: "from \(least) to \(greatest)"
    }
  }

  private func ends(_ range: ClosedRange<Double>, _ decimals: Int) -> (String, String) {
    (
      format.text(range.lowerBound, decimals: decimals),
      format.text(range.upperBound, decimals: decimals)
    )
  }

  private func with(_ number: String, _ unit: UnitOfMeasure) -> String {
    unit == .percent ? number + "%" : number
  }
}
