import Model

extension Dataset {
  /// An observation with its value on the grid, where it is an order statistic of persons.
  ///
  /// Computation has put it there already, so that formulas see the same; nothing else may pass here.
  func onGrid(_ observation: Observation, _ grid: QuantileGrid) -> Observation {
    guard isOnGrid(grid), let value = observation.value else { return observation }
    var observation = observation
    observation.value = grid.value(value, in: indicator.unit)
    return observation
  }

  /// Whether its values are rounded to steps of the grid.
  func isOnGrid(_ grid: QuantileGrid) -> Bool {
    (nature == .median || nature == .quantile) && grid.steps[indicator.unit, default: 1] > 1
  }
}
