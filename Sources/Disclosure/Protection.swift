public import Model

/// What disclosure control does with one observation, and why: confidential like the observation.
public enum Protection: Hashable, Sendable {
  /// It has no value, so that there is nothing to protect.
  case absent
  /// It is shown.
  case shown
  /// Rules hide it for itself.
  case sensitive([ProtectionRule])
  /// It is hidden because it follows from hidden observations.
  case derived(from: [ObservationKey])
  /// It is hidden so that no other hidden observation follows from it.
  case complementary
}

/// A rule that hides an observation.
public struct ProtectionRule: Hashable, Sendable {
  /// Stable identifier.
  public var id: String
  /// What it hides, in words.
  public var text: String
}

extension DisclosureControl {
  /// What is done with one observation when some datasets are protected together.
  ///
  /// - Parameters:
  ///   - key: the observation.
  ///   - datasets: the datasets, with all that it is computed from.
  /// - Returns: what is done, and why.
  /// - Throws: status 4 where protection cannot be reached.
  public func protection(
    of key: ObservationKey, in datasets: [Dataset]
  ) throws(RunError) -> Protection {
    guard let cell = Self.cell(key, in: datasets) else { return .absent }
    let content = datasets[cell.dataset]
    let observation = content.observations[cell.observation]
    guard observation.value != nil else { return .absent }
    let rules = rules(hiding: observation, content.nature)
    if !rules.isEmpty { return .sensitive(rules) }
    let hidden = try hiddenCells(datasets)
    guard hidden.contains(cell) else { return .shown }
    let inputs = observation.inputs.filter { input in
      Self.cell(input, in: datasets).map(hidden.contains) ?? false
    }
    return inputs.isEmpty ? .complementary : .derived(from: inputs)
  }

  private static func cell(_ key: ObservationKey, in datasets: [Dataset]) -> CellReference? {
    for (dataset, content) in datasets.enumerated() where content.indicator.id == key.indicator {
      let place = content.observations.firstIndex {
        $0.period == key.period && $0.position == key.position
      }
      return place.map { CellReference(dataset: dataset, observation: $0) }
    }
    return nil
  }
}
