/// A value axis with round tick marks: steps of 1, 2 or 5 times a power of ten.
struct AxisScale: Hashable, Sendable {
  /// Values of the tick marks in ascending order.
  let ticks: [Double]
  /// Decimal places that the tick labels need.
  let decimals: Int

  /// Covers the values, zero included where asked for, with about `count` steps.
  init(covering values: [Double], includingZero: Bool, count: Int = 4) {
    let all = values.filter(\.isFinite) + (includingZero || values.isEmpty ? [0] : [])
    var (low, high) = (all.min() ?? 0, all.max() ?? 0)
    if low == high { (low, high) = low == 0 ? (0, 1) : (min(low, 0), max(high, 0)) }
    let (mantissa, exponent) = AxisScale.step((high - low) / Double(max(count, 1)))
    let step = mantissa * AxisScale.power(exponent)
    let (first, last) = ((low / step).rounded(.down), (high / step).rounded(.up))
    decimals = max(0, -exponent)
    let steps = min(max(0, last - first), 20)
    let places = decimals
    ticks = stride(from: 0, through: steps, by: 1).map {
      DecimalText.rounded((first + $0) * step, decimals: places)
    }
  }

  /// Lower end.
  var lower: Double { ticks.first ?? 0 }
  /// Upper end.
  var upper: Double { ticks.last ?? 1 }

  /// Where a value lies between the ends: 0 to 1.
  func fraction(_ value: Double) -> Double {
    upper > lower ? min(max((value - lower) / (upper - lower), 0), 1) : 0
  }

  /// The smallest of 1, 2, 5 and 10 times a power of ten that is not below a raw step.
  private static func step(_ raw: Double) -> (mantissa: Double, exponent: Int) {
    guard raw.isFinite, raw > 1e-9 else { return (1, -9) }
    var exponent = 0
    while power(exponent + 1) <= raw, exponent < 300 { exponent += 1 }
    while power(exponent) > raw { exponent -= 1 }
    let fraction = raw / power(exponent)
    switch fraction {
    case ...1.000_001: return (1, exponent)
    case ...2.000_001: return (2, exponent)
    case ...5.000_001: return (5, exponent)
    default: return (1, exponent + 1)
    }
  }

  private static func power(_ exponent: Int) -> Double {
    let magnitude = (0..<abs(exponent)).reduce(1.0) { power, _ in power * 10 }
    return exponent < 0 ? 1 / magnitude : magnitude
  }
}
