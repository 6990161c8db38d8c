public import Model

/// The row account of a delivery as it may be shown.
///
/// Only `Disclosure` can make one. Exact numbers of rows, published month after month, tell by their
/// differences that one person was added or set aside; so those of extracts about people are rounded.
public struct ProtectedRows: Hashable, Sendable {
  /// Rows read.
  public let read: ProtectedCount
  /// Of these, rows accepted.
  public let accepted: ProtectedCount
  /// Of these, rows set aside.
  public let quarantined: ProtectedCount
}

/// A number of rows as it may be shown.
public struct ProtectedCount: Hashable, Sendable {
  /// How exact a number is.
  public enum Precision: Sendable {
    /// It is the number.
    case exact
    /// It is the nearest multiple of `ProtectedCount.base`.
    case rounded
    /// It is above zero and less than the value, which is `ProtectedCount.base`.
    case below
  }

  /// To what numbers are rounded.
  public static let base = 10

  /// The number that may be shown.
  public let value: Int
  /// How exact it is.
  public let precision: Precision

  init(exact value: Int) {
    self.value = value
    precision = .exact
  }

  /// Rounds a number, half away from zero; what is below the base is told as that.
  init(rounding count: Int) {
    let (base, count) = (Self.base, max(0, count))
    if count == 0 {
      (value, precision) = (0, .rounded)
    } else if count < base {
      (value, precision) = (base, .below)
    } else {
      (value, precision) = ((count / base + (count % base * 2 >= base ? 1 : 0)) * base, .rounded)
    }
  }
}

/// A share of rows as it may be shown: one step of it is about ten rows or more.
public struct ProtectedShare: Hashable, Sendable {
  /// The share in per cent.
  public let percent: Double
  /// Decimal places that say something.
  public let decimals: Int

  init?(_ part: Int, of total: Int) {
    guard total > 0, part >= 0, part <= total else { return nil }
    let exact = Double(part) / Double(total) * 100
    let step = total >= 10_000 ? 0.1 : total >= 1000 ? 1.0 : 5.0
    percent = (exact / step).rounded() * step
    decimals = total >= 10_000 ? 1 : 0
  }
}

extension DisclosureControl {
  /// The row account of a delivery as it may be shown.
  ///
  /// - Parameters:
  ///   - account: what became of the rows.
  ///   - isAboutPeople: whether a person is behind each row; the others are shown exactly.
  /// - Returns: the numbers, rounded where people are behind them.
  public static func rows(_ account: RowAccount, isAboutPeople: Bool) -> ProtectedRows {
    let count = isAboutPeople ? ProtectedCount.init(rounding:) : ProtectedCount.init(exact:)
    return ProtectedRows(
      read: count(account.read), accepted: count(account.accepted),
      quarantined: count(account.quarantined))
  }

  /// The share of rows that found their person; nil where there is none.
  public static func share(_ part: Int, of total: Int) -> ProtectedShare? {
    ProtectedShare(part, of: total)
  }
}
