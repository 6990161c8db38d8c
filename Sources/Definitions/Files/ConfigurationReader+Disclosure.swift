import Model

extension ConfigurationReader {
  /// How people are protected: a policy, and what is about this workspace alone.
  static func disclosure(
    _ node: YAMLNode, _ frequency: Frequency, _ problems: inout ProblemList
  ) -> Configuration.Disclosure {
    var disclosure = Configuration.Disclosure()
    let names = ["policy", "policies", "outside", "revise"] + PolicyReader.numbers
    guard let fields = node.fields(required: [], optional: names, &problems) else {
      return disclosure
    }
    let policies = fields["policies"].map { PolicyReader.policies($0, &problems) } ?? []
    let known = DisclosurePolicy.Profile.allCases.map { DisclosurePolicy($0) } + policies
    let name = fields["policy"]?.word(among: known.map(\.name), &problems)
    disclosure.policy = known.first { $0.name == name } ?? DisclosurePolicy()
    PolicyReader.readNumbers(fields, of: &disclosure.policy, &problems)
    disclosure.outside = fields["outside"]?.path(&problems) ?? disclosure.outside
    disclosure.revisedPeriods =
      fields["revise"]?.items(&problems)?.compactMap { $0.period(frequency, &problems) } ?? []
    return disclosure
  }
}

extension DisclosurePolicy {
  /// The built-in policy of a profile, which has its name.
  fileprivate init(_ profile: Profile) {
    self.init(name: profile.rawValue, profile: profile)
  }
}
