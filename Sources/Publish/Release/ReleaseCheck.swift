import Disclosure
import Model

/// Finds identifiers that cannot be file names or columns before anything is written.
struct ReleaseCheck {
  let release: ProtectedRelease
  let description: ReleaseDescription

  /// Everything that is wrong, in the order of the catalogue.
  var findings: [Diagnostic] {
    names + release.datasets.flatMap(columns) + codes
  }

  private var names: [Diagnostic] {
    var taken: Set<String> = ["index", "methods"]
    let ids = description.areas.map(\.id) + release.datasets.map(\.indicator.id)
    return ids.flatMap { id -> [Diagnostic] in
      let bad = ReleaseCheck.isFileName(id) ? [] : [PublishProblem.badName(id).diagnostic]
      let twice = taken.insert(id).inserted ? [] : [PublishProblem.nameTaken(id).diagnostic]
      return bad + twice
    }
      + (taken.contains("observations")
        ? [PublishProblem.nameTaken("observations").diagnostic] : [])
  }

  private func columns(_ dataset: ProtectedDataset) -> [Diagnostic] {
    dataset.dimensions.map(\.id)
      .filter { TidyTable.reservedColumns.contains($0) || !ReleaseCheck.isFileName($0) }
      .map { PublishProblem.dimensionName($0, indicator: dataset.indicator.id).diagnostic }
  }

  private var codes: [Diagnostic] {
    var seen: Set<String> = []
    let lists = release.datasets.flatMap(\.dimensions).map(\.codeList)
      .filter { seen.insert($0.id).inserted }
    return lists.flatMap { list in
      list.codes.filter { !ReleaseCheck.isHarmless($0.id) }
        .map { PublishProblem.formula($0.id, list: list.id).diagnostic }
    }
  }

  /// Small ASCII letters, digits and underscores, beginning with a letter.
  private static func isFileName(_ id: String) -> Bool {
    guard let first = id.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
      return false
    }
    return id.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }

  /// Whether a spreadsheet takes a cell for text or a number, not for a formula.
  private static func isHarmless(_ code: String) -> Bool {
    switch code.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
      UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), nil:
      false
    default: true
    }
  }
}
