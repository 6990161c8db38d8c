internal import Attack
internal import Disclosure
internal import Model
internal import Publish

/// Finds between which numbers hidden ones lie, from what would be published and nothing else.
struct RangeSearch {
  /// The text of the description of the files.
  let specification: [UInt8]
  /// The published state of the figures.
  let vintage: String

  /// A release with the ranges of what it hides.
  ///
  /// Where the files cannot be used no range is told: the audit says what is wrong with them.
  func telling(_ release: ProtectedRelease) -> ProtectedRelease {
    let files = Publication.dataFiles(of: release, vintage: vintage, threads: Threads.count)
    let contents = Dictionary(
      zip(files.map(\.path), files.map(\.bytes)), uniquingKeysWith: { first, _ in first })
    guard let found = try? Attacker.ranges(of: contents, by: specification) else { return release }
    let indicators = Dictionary(
      zip(files.map(\.path), release.datasets.map(\.indicator.id)),
      uniquingKeysWith: { first, _ in first })
    var ranges = PublicRanges()
    for range in found {
      guard let indicator = indicators[range.file] else { continue }
      ranges[range.row, of: indicator] =
        (ranges[range.row, of: indicator] ?? PublicRange()).adding(range)
    }
    return release.telling(ranges)
  }
}

extension PublicRange {
  /// The range of one more column.
  fileprivate func adding(_ range: HiddenRange) -> PublicRange {
    guard range.least <= range.greatest else { return self }
    var all = self
    let whole = whole(range)
    switch range.column {
    case "value": all.value = range.least...range.greatest
    case "numerator": all.numerator = whole
    case "denominator": all.denominator = whole
    default: break
    }
    return all
  }

  private func whole(_ range: HiddenRange) -> ClosedRange<Int>? {
    guard let least = Int(exactly: range.least), let greatest = Int(exactly: range.greatest) else {
      return nil
    }
    return least...greatest
  }
}
