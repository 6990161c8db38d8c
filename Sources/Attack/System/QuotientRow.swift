/// A printed share with what is divided: two linear relations, and a fact about whole numbers.
///
/// `low * denominator <= scale * numerator <= high * denominator`.
struct QuotientRow {
  var share: Int
  var numerator: Int
  var denominator: Int
  var scale: Double
  var low: Double
  var high: Double
  /// First of its two relations in `LinearRows`.
  var row: Int
}
