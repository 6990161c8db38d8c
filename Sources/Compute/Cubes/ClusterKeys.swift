import Model

/// Which household and which cluster of its extract a row belongs to.
struct ClusterKeys: Sendable {
  /// The two that a row can belong to.
  struct Pair {
    /// Number of the household; negative for none.
    var household: Int32
    /// Number of the centre, employer or other cluster that the extract names; negative for none.
    var cluster: Int32
  }

  /// The households of the period; nil where they are not known.
  let households: HouseholdIndex?
  /// Most contributors of a cell for which it matters.
  let limit: Int

  /// Whether anything is known about the rows of a table.
  func areKnown(in table: LinkedTable) -> Bool {
    table.contract.isAboutPeople
      && (households != nil && !table.persons.isEmpty || table.contract.clusterColumn != nil)
  }

  /// What a row belongs to.
  func pair(of row: Int, in table: LinkedTable) -> Pair {
    var pair = Pair(household: -1, cluster: -1)
    if let households, table.persons.indices.contains(row) {
      pair.household = households.household(of: table.persons[row])
    }
    if let name = table.contract.clusterColumn, let column = table.columns[name],
      row < column.count, column[row] != Column.missingWide
    {
      pair.cluster = Int32(truncatingIfNeeded: column[row])
    }
    return pair
  }
}
