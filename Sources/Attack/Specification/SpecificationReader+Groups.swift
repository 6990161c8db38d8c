extension SpecificationReader {
  /// A group with a member that nobody knows would be the sum of too few.
  func checkGroups(
    of dimension: Specification.Dimension, at place: String
  ) throws(AttackError) {
    guard dimension.isListed else { return }
    var bare = dimension
    bare.groups = dimension.groups.map { ($0.code, []) }
    let codes = bare.described
    for (group, members) in dimension.groups {
      guard let unknown = members.first(where: { !codes.contains($0) }) else { continue }
      throw AttackError(
        .specification, "'\(place).\(group)' names the member '\(unknown)' that is unknown")
    }
  }
}
