/// The codes of all dimensions of a release, each known by a number.
///
/// A code here is an *atom*: a dimension together with one of its codes. A dimension that stands at its total, or
/// that a cell does not have, has no atom.
public struct CodeTable: Sendable {
  /// Ids of the dimensions, sorted.
  public let dimensions: [String]
  /// For each dimension the code of its total.
  public let totals: [String?]
  private(set) var dimensionOfAtom: [Int32] = []
  private(set) var codeOfAtom: [String] = []
  private var numbers: [[String: Int32]]
  private let numberOfDimension: [String: Int]

  /// Names the dimensions of a specification.
  public init(_ specification: ReleaseSpecification) {
    dimensions = specification.dimensions.keys.sorted()
    totals = dimensions.map { specification.dimensions[$0]?.total }
    numbers = Array(repeating: [:], count: dimensions.count)
    numberOfDimension = Dictionary(
      dimensions.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Number of a dimension; nil where there is none of that id.
  public func dimension(_ id: String) -> Int? {
    numberOfDimension[id]
  }

  /// How many atoms there are.
  public var count: Int { codeOfAtom.count }

  /// Number of a code, new where it has not been seen; nil for the total.
  public mutating func atom(dimension: Int, code: String) -> Int? {
    guard dimensions.indices.contains(dimension), totals[dimension] != code else { return nil }
    if let known = numbers[dimension][code] { return Int(known) }
    let number = Int32(truncatingIfNeeded: codeOfAtom.count)
    numbers[dimension][code] = number
    dimensionOfAtom.append(Int32(truncatingIfNeeded: dimension))
    codeOfAtom.append(code)
    return Int(number)
  }

  /// Number of a code that was made up here: where files have it, or the total is called so, it gets another name.
  mutating func newAtom(dimension: Int, code: String) -> Int? {
    guard dimensions.indices.contains(dimension) else { return nil }
    var name = code
    var number = 1
    while totals[dimension] == name || numbers[dimension][name] != nil {
      number += 1
      name = "\(code) \(number)"
    }
    return atom(dimension: dimension, code: name)
  }

  /// Number of a code; nil for the total and for codes that have not been seen.
  public func seen(dimension: Int, code: String) -> Int? {
    guard dimensions.indices.contains(dimension) else { return nil }
    return numbers[dimension][code].map(Int.init)
  }

  /// Dimension that an atom belongs to.
  public func dimension(of atom: Int) -> Int {
    codeOfAtom.indices.contains(atom) ? Int(dimensionOfAtom[atom]) : 0
  }

  /// Code of an atom.
  public func code(of atom: Int) -> String {
    codeOfAtom.indices.contains(atom) ? codeOfAtom[atom] : ""
  }

  /// Atoms of a dimension in the order in which they were seen.
  func atoms(of dimension: Int) -> [Int] {
    codeOfAtom.indices.filter { Int(dimensionOfAtom[$0]) == dimension }
  }
}
