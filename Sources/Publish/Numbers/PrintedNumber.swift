/// A number as a release prints it.
public enum PrintedNumber {
  /// The text in data files: a decimal point, no grouping, rounded half away from zero.
  public static func text(_ value: Double, decimals: Int) -> String {
    String(decoding: DecimalText.digits(value, decimals: decimals), as: UTF8.self)
  }
}
