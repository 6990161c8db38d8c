/// How far two texts are apart, for suggesting what may have been meant.
enum TextDistance {
  /// Most edits within which one text can be meant by another.
  static let most = 2
  /// Letters that a text must have for each edit.
  static let lettersForOne = 4
  /// Longest text that is compared.
  static let longest = 200

  /// The least number of letters inserted, removed, replaced, or exchanged with the next one
  /// (optimal string alignment).
  static func edits(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var (before, row) = ([Int](), Array(0...right.count))
    for (index, letter) in left.enumerated() {
      var next = [index + 1]
      for (place, other) in right.enumerated() {
        var least = min(
          row[place] + (letter == other ? 0 : 1), row[place + 1] + 1, next[place] + 1)
        if index > 0, place > 0, letter == right[place - 1], left[index - 1] == other {
          least = min(least, before[place - 1] + 1)
        }
        next.append(least)
      }
      (before, row) = (row, next)
    }
    return row[right.count]
  }
}
