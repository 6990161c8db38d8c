import Model

/// A reference as read, with the places of the names that can be checked only when all contracts
/// are known.
struct ReferenceSource: Sendable {
  /// The reference.
  var reference: Reference
  /// Where the other extract is named.
  var extract: Location
  /// Where its column is named.
  var other: Location
}

/// Checks the references of all contracts of a file: what they name must exist and fit, and there
/// must be an order in which the extracts can be read.
struct ReferenceChecker {
  /// Contracts without faults.
  let contracts: [ExtractContract]
  /// Names of all extracts that the file has.
  let declared: [String]
  /// Whether other files may have more extracts, so that a name can be right that is not known.
  let isOpen: Bool

  /// Checks the references by extract, in the order of the file.
  func check(
    _ sources: [(extract: String, references: [ReferenceSource])],
    into problems: inout ProblemList
  ) {
    for (extract, references) in sources {
      for source in references { check(source, of: extract, &problems) }
    }
    checkCircles(sources, &problems)
  }

  private func check(
    _ source: ReferenceSource, of extract: String, _ problems: inout ProblemList
  ) {
    let reference = source.reference
    guard let other = contracts.first(where: { $0.id == reference.extract }) else {
      guard !isOpen, !declared.contains(reference.extract) else { return }
      problems.report(
        .unknownName(
          kind: .extract, name: reference.extract,
          nearest: nearestName(to: reference.extract, among: declared)), at: source.extract)
      return
    }
    guard other.file != nil else {
      problems.report(.referenceToLists(extract: other.id), at: source.extract)
      return
    }
    guard let target = other.column(reference.otherColumn) else {
      problems.report(
        .unknownName(
          kind: .column, name: reference.otherColumn,
          nearest: nearestName(to: reference.otherColumn, among: other.columns.map(\.name))),
        at: source.other)
      return
    }
    let column = contracts.first { $0.id == extract }?.column(reference.column)
    if let column, column.type != target.type {
      problems.report(
        .referenceTypes(
          column: column.name, extract: other.id, other: target.name), at: source.other)
    }
  }

  /// Reports each circle once, at the first reference of the file that is part of it.
  private func checkCircles(
    _ sources: [(extract: String, references: [ReferenceSource])],
    _ problems: inout ProblemList
  ) {
    let found = ReferenceCircles(
      sources.map { ($0.extract, $0.references.map(\.reference.extract)) })
    for circle in found.circles {
      guard let first = circle.first,
        let source = sources.first(where: { $0.extract == first })?.references
          .first(where: { circle.contains($0.reference.extract) })
      else { continue }
      problems.report(.referenceCycle(circle), at: source.extract)
    }
  }
}
