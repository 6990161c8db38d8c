/// A change of what a code covers, such as a district that lost villages to a new one.
public struct CodeChange: Hashable, Sendable {
  /// Place of the code in its list.
  public var code: Int
  /// First day of the new extent.
  public var day: Day

  /// Records a change.
  public init(code: Int, day: Day) {
    self.code = code
    self.day = day
  }
}

extension CodeList {
  /// The codes whose extent changed because new codes were made out of others.
  ///
  /// A new code changes its predecessors. Where it does not belong to the same parent as all of them,
  /// it changes the parents as well: those that lost a part and the one that gained it.
  ///
  /// - Parameter lists: all lists, among them those whose codes have this list's as parents.
  /// - Returns: one entry for each code and day, in the order of the lists.
  public func changes(among lists: [CodeList]) -> [CodeChange] {
    var changes: [CodeChange] = []
    func add(_ id: String?, _ day: Day) {
      guard let code = id.flatMap({ position(of: $0) }) else { return }
      let change = CodeChange(code: code, day: day)
      if !changes.contains(change) { changes.append(change) }
    }
    for list in lists where list.id == id || list.parentList == id {
      for code in list.codes {
        guard let day = code.validFrom else { continue }
        let before = code.predecessors.compactMap { list.position(of: $0).map { list.codes[$0] } }
        if list.id == id { for old in before { add(old.id, day) } }
        let parents = before.map(\.parent) + [code.parent]
        guard !before.isEmpty, list.parentList ?? list.id == id, Set(parents).count > 1 else {
          continue
        }
        for parent in parents { add(parent, day) }
      }
    }
    return changes
  }
}
