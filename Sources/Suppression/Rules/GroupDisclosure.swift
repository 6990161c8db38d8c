/// A sensitive attribute is told of persons whose whole group has it, or has it not.
///
/// Of r persons c have the attribute. A coalition of k persons of the group, who know of themselves, know it
/// of all others when r - k <= c: k = 0 is any reader, k = 1 somebody of the group. The size of the group
/// does not matter. Source: Handbook on Statistical Disclosure Control, 2nd edition, section 5.2 (group
/// disclosure). Example: of 6 married persons 6 work full time, which k = 0 finds; of 6 divorced 5, which
/// k = 1 finds.
public struct GroupDisclosure: Hashable, Sendable {
  /// Persons of a group who put together what they know of themselves.
  public var coalition: Int

  /// Sets the size of the coalition.
  public init(coalition: Int) {
    self.coalition = coalition
  }

  /// Whether all but a coalition of a group are in one category.
  ///
  /// - Parameters:
  ///   - category: persons of the group in the category.
  ///   - group: persons of the group.
  /// - Returns: whether the coalition knows the category of all others; of nobody never.
  public func isEverybody(_ category: Int, of group: Int) -> Bool {
    category > 0 && group &- coalition <= category
  }

  /// Whether all but a coalition of a group have an attribute, or have it not.
  public func isSensitive(_ having: Int, of group: Int) -> Bool {
    isEverybody(having, of: group) || isEverybody(group &- having, of: group)
  }
}
