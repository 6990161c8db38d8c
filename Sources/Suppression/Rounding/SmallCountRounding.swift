/// Rounds the small inner cells of a hypercube to zero or the base, so that all margins stay close and additive.
///
/// Inner cells of 1 to `base` - 1 become 0 or `base`, all others keep their count, and every printed number is
/// computed from the result: whatever tables and shares are made of it tell no more than the rounded cube,
/// in which 0 stands for 0 to `base` - 1 and `base` for 1 to `base`. Which cells go up is decided one after
/// the other in a random order, each so that the weighted sum of squared margin errors stays least; then
/// cells are turned, and exchanged in pairs, as long as that sum falls. Source: Langsrud and Heldal, "An
/// Algorithm for Small Count Rounding of Tabular Data", Privacy in Statistical Databases 2018; here all
/// small inner cells are rounded, since differences of margins would return those that are left.
public struct SmallCountRounding: Sendable {
  /// What small counts are rounded to.
  public let base: Int
  private let secret: [UInt8]

  /// Prepares a rounding.
  ///
  /// - Parameters:
  ///   - base: what small counts are rounded to, 2 or more; 3 or 5 are usual.
  ///   - secret: bytes that readers cannot know; the same ones give the same choices again.
  public init(base: Int, secret: [UInt8]) {
    self.base = max(2, base)
    self.secret = secret
  }

  /// The counts of the inner cells after rounding.
  ///
  /// A cell that was rounded before is taken for the nearest possible count to what it was then, so that
  /// repeated publication of the same units does not average the rounding out.
  ///
  /// - Parameters:
  ///   - cube: the true counts.
  ///   - name: what the cube is about; another name gives another random order.
  /// - Returns: one count for each inner cell.
  public func rounded(_ cube: SmallCountCube, name: String) -> [Int] {
    var search = MarginSearch(cube, base: base)
    var random = KeyedRandom(secret: secret, name: name)
    search.decide(in: search.free.shuffled(using: &random))
    search.improve(using: &random)
    return search.counts
  }
}
