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

/// The least number of insertions, deletions, replacements and swaps of neighbours.
func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for (row, leftCharacter) in left.enumerated() {
    var current = [row + 1]
    for (column, rightCharacter) in right.enumerated() {
      let replaced = last[column] + (leftCharacter == rightCharacter ? 0 : 1)
      var least = min(replaced, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, leftCharacter == right[column - 1],
        left[row - 1] == rightCharacter
      {
        least = min(least, beforeLast[column - 1] + 1)
      }
      current.append(least)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
