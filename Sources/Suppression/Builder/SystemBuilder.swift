/// Builds the linked system of a release from its specification and its true numbers.
///
/// Every relation that a reader can use becomes a relation of the system: totals and members, parents, groups,
/// what a list of members leaves out, complements, parts of a whole, flows, changes and linear relations. A number
/// that no table holds, but that follows from others, becomes an unprinted cell, to be protected like a printed one.
/// Source: Handbook on Statistical Disclosure Control, 2nd edition, section 4.4.
public struct SystemBuilder: Sendable {
  let specification: ReleaseSpecification

  /// Reads a specification.
  public init(_ specification: ReleaseSpecification) {
    self.specification = specification
  }

  /// Links the numbers of a release.
  ///
  /// - Parameter tabulation: Every number that a table holds, zeros included; measures of type `share` are left
  ///   out, as a share is printed where both its numbers are.
  /// - Returns: The system: cell `i` is entry `i`, and unprinted cells follow.
  public func build(_ tabulation: Tabulation) -> ReleaseSystem {
    var assembly = SystemAssembly(specification, tabulation)
    assembly.addSumsOfDimensions()
    assembly.addRelationsOfMeasures()
    assembly.leaveOutLooseSums()
    return assembly.finished()
  }
}
