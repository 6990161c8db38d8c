import Model

/// Which rows stand for the contributors of cells, as long as those are few.
///
/// Cells with more contributors than the limit are none that a household could make up most of.
struct CellMembers {
  /// The first contributor of each cell, -1 for none, as an index into `nodes`.
  private var heads: [Int32]
  private var nodes: [Node] = []

  private struct Node {
    /// The row that stands for the contributor, in the table of this chunk.
    var row: Int32
    /// What the contributor belongs to, once that is looked up.
    var keys = ClusterKeys.Pair(household: -1, cluster: -1)
    /// The next of the cell, -1 for none.
    var next: Int32
  }

  /// Nobody in any cell.
  init(cells: Int) {
    heads = Array(repeating: -1, count: cells)
  }

  /// Adds a contributor to a cell.
  @inline(__always)
  mutating func add(row: Int, to cell: Int) {
    add(Node(row: Int32(truncatingIfNeeded: row), next: -1), to: cell)
  }

  @inline(__always)
  private mutating func add(_ node: Node, to cell: Int) {
    var node = node
    node.next = heads[cell]
    heads[cell] = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(node)
  }

  /// Adds the contributors of later units.
  mutating func merge(_ other: CellMembers) {
    for cell in heads.indices {
      for node in other.nodes(of: cell) { add(node, to: cell) }
    }
  }

  private func nodes(of cell: Int) -> [Node] {
    var found: [Node] = []
    var place = heads[cell]
    while place >= 0 {
      found.append(nodes[Int(place)])
      place = nodes[Int(place)].next
    }
    return found
  }

  /// Looks up what all contributors belong to.
  mutating func look(up keys: ClusterKeys, in table: LinkedTable) {
    for place in nodes.indices {
      nodes[place].keys = keys.pair(of: Int(nodes[place].row), in: table)
    }
  }

  /// Most contributors of a cell that live in one household or belong to one cluster.
  func largestCluster(_ cell: Int) -> Int {
    let members = nodes(of: cell)
    return max(
      Self.mostFrequent(members.map(\.keys.household)),
      Self.mostFrequent(members.map(\.keys.cluster)))
  }

  /// How often the most frequent key occurs; those of none are all different.
  private static func mostFrequent(_ keys: [Int32]) -> Int {
    var most = keys.isEmpty ? 0 : 1
    for (place, key) in keys.enumerated() where key >= 0 && keys.count - place > most {
      most = max(most, keys[place...].count { $0 == key })
    }
    return most
  }
}
