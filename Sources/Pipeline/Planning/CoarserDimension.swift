internal import Model

/// A dimension with fewer codes that takes the place of another one.
struct CoarserDimension: Sendable {
  /// The dimension that it takes the place of.
  let finer: Dimension
  /// The dimension.
  let dimension: Dimension
  /// For each code of the finer dimension the place of the code that holds it.
  private let places: [Int32]

  /// The parents of the codes of a dimension; nil where they have none in another list.
  init?(parentsOf finer: Dimension, in catalogue: Catalogue) {
    guard let list = finer.codeList.parentList.flatMap({ catalogue.codeLists[$0] }),
      list.id != finer.codeList.id, finer.codeList.codes.contains(where: { $0.parent != nil })
    else { return nil }
    self.finer = finer
    places = finer.codeList.codes.map { code in
      code.parent.flatMap { list.position(of: $0) }.map { Int32($0) } ?? Column.missingNarrow
    }
    // A dimension of that list means the same where both are named after their lists.
    let known = finer.id == finer.codeList.id ? catalogue.dimensions[list.id] : nil
    dimension =
      known.flatMap { $0.codeList.id == list.id ? $0 : nil }
      ?? Dimension(
        id: "\(finer.id)_parent", title: finer.title, codeList: list, isOrdered: finer.isOrdered)
  }

  /// The codes of an ordered dimension, one of them joined with the next; nil where there is no next.
  init?(joining place: Int, of finer: Dimension, in catalogue: Catalogue) {
    let codes = finer.codeList.codes
    guard finer.isOrdered, codes.count > 2, place >= 0, place < codes.count - 1 else { return nil }
    var joined = codes
    let next = joined.remove(at: place + 1)
    joined[place].id += "+\(next.id)"
    joined[place].label = Localized(
      az: "\(joined[place].label.az), \(next.label.az)",
      en: "\(joined[place].label.en), \(next.label.en)")
    if joined[place].parent != next.parent { joined[place].parent = nil }
    self.finer = finer
    places = codes.indices.map { Int32($0 > place ? $0 - 1 : $0) }
    dimension = Dimension(
      id: "\(finer.id)_merged", title: finer.title,
      codeList: CodeList(
        id: "\(finer.codeList.id)_merged", codes: joined, parentList: finer.codeList.parentList),
      isOrdered: true)
  }

  /// The code of a unit on the coarser dimension, by that on the finer one.
  func expression(_ finer: Expression) -> Expression {
    Expression(
      .recoded(finer, places), type: .code(list: dimension.codeList.id), position: finer.position)
  }
}
