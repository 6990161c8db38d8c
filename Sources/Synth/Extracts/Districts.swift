/// Districts with invented populations near the size of the real ones (2024).
enum Districts {
  static let populations: [(StaticString, Int)] = [
    ("AZ-BA", 2_344_900), ("AZ-NV", 96_500), ("AZ-BAB", 118_300), ("AZ-CUL", 117_500),
    ("AZ-KAN", 110_700), ("AZ-ORD", 112_000), ("AZ-SAD", 56_700), ("AZ-SAH", 93_900),
    ("AZ-SAR", 65_400), ("AZ-SM", 349_300), ("AZ-ABS", 216_800), ("AZ-XIZ", 70_500),
    ("AZ-AGU", 60_400), ("AZ-ISM", 65_600), ("AZ-QOB", 109_000), ("AZ-SMI", 35_300),
    ("AZ-GA", 335_600), ("AZ-NA", 10_100), ("AZ-DAS", 72_800), ("AZ-GOR", 102_500),
    ("AZ-GYG", 83_000), ("AZ-SMX", 109_900), ("AZ-XA", 25_400), ("AZ-AGC", 35_200),
    ("AZ-AGM", 209_900), ("AZ-AGE", 24_100), ("AZ-BAR", 160_500), ("AZ-FUZ", 109_200),
    ("AZ-XCI", 56_400), ("AZ-XVD", 101_900), ("AZ-SUS", 31_200), ("AZ-TAR", 40_300),
    ("AZ-AGA", 67_800), ("AZ-GAD", 44_300), ("AZ-QAZ", 81_400), ("AZ-SKR", 223_500),
    ("AZ-TOV", 174_900), ("AZ-XAC", 183_100), ("AZ-QBA", 176_400), ("AZ-QUS", 52_500),
    ("AZ-SIY", 53_000), ("AZ-SBN", 35_100), ("AZ-AST", 51_300), ("AZ-CAL", 227_900),
    ("AZ-LER", 112_900), ("AZ-LA", 231_800), ("AZ-MAS", 226_900), ("AZ-YAR", 107_000),
    ("AZ-MI", 106_300), ("AZ-AGS", 105_900), ("AZ-GOY", 123_400), ("AZ-KUR", 84_900),
    ("AZ-UCA", 85_900), ("AZ-YE", 130_300), ("AZ-ZAR", 106_100), ("AZ-BEY", 48_000),
    ("AZ-IMI", 134_900), ("AZ-SAT", 84_500), ("AZ-SAB", 181_400), ("AZ-BAL", 119_900),
    ("AZ-QAX", 49_800), ("AZ-QAB", 41_700), ("AZ-OGU", 104_500), ("AZ-SA", 187_900),
    ("AZ-ZAQ", 118_200), ("AZ-CAB", 93_000), ("AZ-KAL", 78_700), ("AZ-QBI", 84_500),
    ("AZ-LAC", 82_100), ("AZ-ZAN", 85_400), ("AZ-SR", 87_400), ("AZ-BIL", 103_300),
    ("AZ-HAC", 104_600), ("AZ-NEF", 85_900), ("AZ-SAL", 104_000),
  ]

  /// Whether a district has no figures before 2024.
  static func isNew(_ district: StaticString) -> Bool {
    district.withUTF8Buffer { $0.elementsEqual("AZ-AGE".utf8) }
  }
}
