import Testing

@testable import Ingest

@Suite("Folding")
struct FoldingTests {
  /// The 32 letters of the alphabet, small and capital, as the law of 1991 and 1992 has them.
  private static let small = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"
  private static let capital = "ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ"

  private func fold(_ text: String) -> String {
    Folding.all.fold(text)
  }

  @Test("Every letter folds as its capital does, and apart from all others but ı and i")
  func alphabet() {
    #expect(Self.small.count == 32)
    for (small, capital) in zip(Self.small, Self.capital) {
      #expect(fold(String(small)) == fold(String(capital)))
    }
    // 32 letters, of which ı and i become one.
    #expect(Set(Self.small.map { fold(String($0)) }).count == 31)
    #expect(fold("İiIı") == "iiii")
    #expect(fold("əƏǝƎәӘ") == "əəəəəə")
  }

  @Test("Other languages' lower-casing, and letters with their marks apart, fold alike")
  func forms() {
    #expect(fold("i\u{307}smay\u{131}ll\u{131}") == fold("İSMAYILLI"))
    #expect(fold("I\u{307}smayıllı") == fold("İsmayıllı"))
    #expect(fold("s\u{327}u\u{308}s\u{327}a") == fold("Şüşa"))
    #expect(fold("G\u{306}c\u{327}o\u{308}") == fold("Ğçö"))
    #expect(fold("\u{218}uşa") == fold("Şuşa"))
    #expect(fold("I\u{302}le-de-France") == fold("\u{CE}le-de-France"))
    #expect(fold("z\u{307}") == fold("\u{17C}"))
  }

  @Test("What nobody sees is removed, and all blanks become one space")
  func blanks() {
    #expect(fold("Ba\u{200B}k\u{AD}\u{FEFF}ı\u{2060}\u{200F}") == "baki")
    for blank in ["\u{A0}", "\u{202F}", "\u{2009}", "\u{3000}", "\t", "\n", "\u{2028}", "  "] {
      #expect(fold("Bakı\(blank)şəhəri\(blank)") == "baki şəhəri")
    }
    #expect(fold("Mil – Muğan") == fold("Mil-Muğan"))
    #expect(fold("Côte d’Ivoire") == fold("côte d'ivoire"))
  }

  @Test("Letters of other alphabets fold to the Latin ones that they look like, composed or not")
  func lookAlikes() {
    #expect(fold("АВЕКМНОРСТУХІЈЅ") == "abekmhopctyxijs")
    #expect(fold("авекмнорстухіјѕ") == "abekmhopctyxijs")
    #expect(fold("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ") == "abezhikmnoptyx")
    #expect(fold("Ｎ１") == "n1")
    for (composed, apart) in [
      ("ё", "е\u{308}"), ("ї", "і\u{308}"), ("ў", "у\u{306}"), ("ќ", "к\u{301}"),
      ("ӑ", "а\u{306}"), ("ӗ", "е\u{306}"), ("ӛ", "ә\u{308}"), ("ά", "α\u{301}"),
      ("ή", "η\u{301}"), ("ΐ", "ι\u{308}\u{301}"), ("Ӧ", "О\u{308}"), ("Й", "И\u{306}"),
    ] {
      #expect(composed == apart)
      #expect(fold(composed) == fold(apart))
    }
  }

  @Test("Folding twice changes nothing, and a step alone does only its own")
  func steps() {
    for text in ["İSMAYILLI", "Вakı – şəhəri", "ΐ\u{200B}x", "’“Ǝ"] {
      #expect(fold(fold(text)) == fold(text))
    }
    #expect(Folding([.letterCase]).fold("В\u{200B} X") == "в\u{200B} x")
    #expect(Folding([.lookAlikes]).fold("Вә х") == "Bə x")
    #expect(Folding([.invisible]).fold("В\u{200B} X") == "В X")
  }
}
