import Suppression

/// A release written down in a few words: positions such as `region=A,sex=F`.
struct Sample {
  static let sex = SpecifiedDimension(total: "T", members: ["F", "M"])

  private var specification: ReleaseSpecification
  private var numbers: [(measure: String, place: String, value: Int)] = []

  init(
    _ dimensions: [String: SpecifiedDimension], measures: [String: SpecifiedMeasure]? = nil,
    relations: [SpecifiedRelation] = [], threshold: Int = 5
  ) {
    specification = ReleaseSpecification(
      threshold: threshold, width: threshold - 1, dimensions: dimensions, measures: measures,
      tables: [], relations: relations)
  }

  func with(_ measure: String, _ values: KeyValuePairs<String, Int>) -> Self {
    var copy = self
    for (place, value) in values { copy.numbers.append((measure, place, value)) }
    return copy
  }

  var release: ReleaseSystem {
    var tabulation = Tabulation(specification)
    for (measure, place, value) in numbers {
      let coordinates = place.split(separator: ",").map { part in
        let pair = part.split(separator: "=")
        return (dimension: String(pair[0]), code: String(pair[1]))
      }
      let position = tabulation.position(coordinates)
      tabulation.add(measure: tabulation.measure(measure), position: position, value: value)
    }
    return SystemBuilder(specification).build(tabulation)
  }

  var system: LinkedSystem { release.system }
  var problems: [SystemProblem] { release.problems }

  /// Relations as sums in words, sorted; each is checked on the values.
  var sums: [String] {
    let release = release
    return release.system.relations.map { relation in
      let total = relation.terms.reduce(0) {
        $0 + $1.coefficient * release.system.cells[$1.cell].value
      }
      let sign = total == 0 ? "=" : "is not"
      let left = relation.terms.filter { $0.coefficient > 0 }
      let right = relation.terms.filter { $0.coefficient < 0 }
      func text(_ terms: [LinkedSystem.Term]) -> String {
        terms.map { term in
          let times = abs(term.coefficient)
          return (times == 1 ? "" : "\(times) ") + release.name(of: term.cell)
        }.sorted().joined(separator: " + ")
      }
      return "\(text(left)) \(sign) \(text(right))"
    }.sorted()
  }

  /// Names of the cells of which something must stay uncertain.
  var sensitive: [String] {
    let release = release
    return release.system.cells.indices.filter { release.system.cells[$0].need != nil }
      .map { release.name(of: $0) }.sorted()
  }

  func cell(_ name: String) -> LinkedSystem.Cell? {
    let release = release
    return release.system.cells.indices.first { release.name(of: $0) == name }
      .map { release.system.cells[$0] }
  }

  func value(_ name: String) -> Int? { cell(name)?.value }
  func standing(_ name: String) -> LinkedSystem.Standing? { cell(name)?.standing }
}
