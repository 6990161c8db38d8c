internal import Model

/// The known name that somebody who wrote `name` most likely meant, or nil where none is near.
///
/// Near means at most one edit for every three characters begun, three at most, and not all of
/// them: restricted Damerau–Levenshtein distance, where swapping two neighbours is one edit. Case
/// and the choice between `-` and `_` cost nothing. Of equally near names the first one wins.
public func nearestName(to name: String, among known: some Sequence<String>) -> String? {
  let wanted = foldedName(name)
  guard !wanted.isEmpty, wanted.count <= longestComparedName else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in known {
    let folded = foldedName(candidate)
    let limit = min(3, (wanted.count + 2) / 3, max(wanted.count, folded.count) - 1)
    guard abs(wanted.count - folded.count) <= limit else { continue }
    let distance = editDistance(wanted, folded)
    guard distance <= limit, distance < best?.distance ?? .max else { continue }
    best = (candidate, distance)
  }
  return best?.name
}

/// Longer names are not compared: the work grows with the product of the lengths.
private let longestComparedName = 80

private func foldedName(_ name: String) -> [Character] {
  name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }
}
