import Model
import Synchronization

/// Who can be found by keys of which schemes, on the last day of which period.
///
/// What a question needs is worked out when it is first asked, once; the answer does not depend on
/// who asks first.
final class FindablePersons: Sendable {
  /// Of the extracts that are linked otherwise than by the register's own key: their schemes.
  private let schemes: [String: [String]]
  private let personCount: Int
  /// By scheme, from the crosswalk.
  private let spells: [String: KeySpells]
  /// By the period of the person snapshot and scheme.
  private let snapshots: [ReferencePeriod: [String: PersonMask]]
  private let answers = Mutex<[Question: [UInt8]?]>([:])

  /// Several sets of schemes, of each of which a person needs a key, on a day.
  private struct Question: Hashable {
    var schemes: [[String]]
    var period: ReferencePeriod
  }

  /// Takes what the crosswalk and the person snapshots say.
  init(
    _ catalogue: Catalogue, _ index: PersonIndex,
    snapshots: [ReferencePeriod: [String: PersonMask]]
  ) {
    schemes = Dictionary(
      catalogue.contracts.compactMap { contract in
        let schemes = Set(contract.personSchemes)
        guard !schemes.isEmpty, !schemes.contains(index.scheme) else { return nil }
        return (contract.id, schemes.sorted())
      }, uniquingKeysWith: { first, _ in first })
    personCount = index.count
    let needed = Set(schemes.values.joined())
    spells = index.spells.filter { needed.contains($0.key) }
    self.snapshots = snapshots
  }

  /// By person 1 where all extracts could find the person, 0 elsewhere; nil where they could find
  /// everybody.
  func findable(in extracts: [String], for period: ReferencePeriod) -> [UInt8]? {
    let sets = Set(extracts.compactMap { schemes[$0] }).sorted { $0.lexicographicallyPrecedes($1) }
    guard !sets.isEmpty else { return nil }
    let question = Question(schemes: sets, period: period)
    return answers.withLock { answers in
      if let answer = answers[question] { return answer }
      let answer = answered(question, &answers)
      answers.updateValue(answer, forKey: question)
      return answer
    }
  }

  private func answered(
    _ question: Question, _ answers: inout [Question: [UInt8]?]
  ) -> [UInt8]? {
    var all: [UInt8]?
    for set in question.schemes {
      let part = Question(schemes: [set], period: question.period)
      let holders: [UInt8]?
      if let known = answers[part] {
        holders = known
      } else {
        holders = self.holders(of: set, for: question.period)
        answers.updateValue(holders, forKey: part)
      }
      guard let holders else { continue }
      all = all.map { zip($0, holders).map { $0 & $1 } } ?? holders
    }
    return all
  }

  /// Who holds a key of any of some schemes; nil where everybody does.
  private func holders(of schemes: [String], for period: ReferencePeriod) -> [UInt8]? {
    var persons = [UInt8](repeating: 0, count: personCount)
    let snapshot = period.held(in: snapshots)
    for scheme in schemes {
      spells[scheme]?.mark(&persons, on: period.lastDay.number)
      snapshot?[scheme]?.mark(&persons)
    }
    return persons.contains(0) ? persons : nil
  }
}

extension ReferencePeriod {
  /// What snapshots say about the period: that of its own, or of another one that ends with it.
  func held<State>(in states: [ReferencePeriod: State]) -> State? {
    states[self]
      ?? Frequency.allCases.lazy.map { self.converted(to: $0) }
      .filter { $0.lastDay == self.lastDay }.compactMap { states[$0] }.first
  }
}
