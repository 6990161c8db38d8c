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
  /// It is shown as computed from counts whose small parts are 0 or the base.
  case rounded(base: Int)
}

/// A rule that hides an observation.
public struct ProtectionRule: Hashable, Sendable {
  /// Stable identifier.
  public var id: String
  /// What it hides, in words.
  public var text: String
}

extension DisclosureControl {
  /// What is done with one observation, and why.
  ///
  /// Which cells protect others is a question of the whole release, and so told by what it hides.
  ///
  /// - Parameters:
  ///   - key: the observation.
  ///   - datasets: the datasets, with all that it is computed from.
  ///   - hidden: observations among them that the release does not show.
  /// - Returns: what is done, and why.
  public func protection(
    of key: ObservationKey, in datasets: [Dataset], hiding hidden: Set<ObservationKey> = []
  ) -> Protection {
    guard let cell = Self.cell(key, in: datasets) else { return .absent }
    let content = datasets[cell.dataset]
    let observation = content.observations[cell.observation]
    guard observation.value != nil else { return .absent }
    switch policy.profile {
    case .none: return .shown
    case .round: return protectionByRounding(observation, content)
    case .suppress: break
    }
    let rules = rules(hiding: observation, of: RuledMeasure(content))
    if !rules.isEmpty { return .sensitive(rules) }
    let all = Inheritance(datasets).closure(of: hiddenCells(datasets, hidden))
    guard all.contains(cell) else { return .shown }
    let inputs = observation.inputs.filter { input in
      Self.cell(input, in: datasets).map(all.contains) ?? false
    }
    return inputs.isEmpty ? .complementary : .derived(from: inputs)
  }

  /// Of counts it depends on the rounded ones whether a share has a small base.
  private func protectionByRounding(_ observation: Observation, _ dataset: Dataset) -> Protection {
    let measure = RuledMeasure(dataset)
    switch measure.nature {
    case .published, .impersonal: return .shown
    case .mean, .median, .quantile, .extreme:
      let rules = rules(hiding: observation, of: measure)
      return rules.isEmpty ? .shown : .sensitive(rules)
    case .frequency, .share, .ratio, .derived: return .rounded(base: policy.roundingBase)
    }
  }

  private func hiddenCells(
    _ datasets: [Dataset], _ hidden: Set<ObservationKey>
  ) -> Set<CellReference> {
    var cells: Set<CellReference> = []
    for (dataset, content) in datasets.enumerated() {
      let measure = RuledMeasure(content)
      for (index, observation) in content.observations.enumerated() where observation.hasResult {
        let key = ObservationKey(
          indicator: content.indicator.id, period: observation.period,
          position: observation.position)
        if hidden.contains(key)
          || PrimaryRules.areSensitive(observation, of: measure, policy: policy)
        {
          cells.insert(CellReference(dataset: dataset, observation: index))
        }
      }
    }
    return cells
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
