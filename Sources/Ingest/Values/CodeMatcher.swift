import Model
import Synchronization

/// Finds the code that a text means where the text is not its id.
///
/// Other ways of writing an id count, labels and aliases. A text that fits two codes means neither.
final class CodeMatcher: Sendable {
  /// What a text means.
  enum Outcome {
    case code(position: Int, notes: RowNoteSet)
    case ambiguous
    case unknown
  }

  private let list: CodeList
  private let index = Mutex<CodeIndex?>(nil)

  /// Prepares to match codes of a list; nothing is indexed before the first search.
  init(_ list: CodeList) {
    self.list = list
  }

  /// The id of a code.
  func id(_ position: Int) -> String {
    position < list.codes.count ? list.codes[position].id : ""
  }

  /// The id of the one code whose label or alias is hardly another text than this, for suggestions.
  func likelyID(_ text: String) -> String? {
    let position = index.withLock { index in
      let made = index ?? CodeIndex(list)
      index = made
      return made.nearest(text)
    }
    return position.map { id($0) }
  }

  /// The position of the code that a text means beyond doubt.
  func position(of text: String) -> Int? {
    if let position = list.position(of: text) { return position }
    guard case .code(let position, _) = match(text) else { return nil }
    return position
  }

  /// The code that a text means.
  func match(_ text: String) -> Outcome {
    index.withLock { index in
      let made = index ?? CodeIndex(list)
      index = made
      return made.match(text)
    }
  }
}

/// The texts of a code list by what they fold to.
struct CodeIndex {
  /// One text by which a code can be meant.
  struct Candidate {
    /// What the text is for the code.
    enum Kind {
      case id
      case label
      case alias
    }

    var position: Int
    var kind: Kind
    var text: String
  }

  private var candidates: [Candidate] = []
  private var exact: [String: [Int]] = [:]
  private var folded: [String: [Int]] = [:]
  private var patterns: [CodeDamage.Pattern] = []

  /// Indexes ids, labels and aliases.
  init(_ list: CodeList) {
    for (position, code) in list.codes.enumerated() {
      add(position, .id, code.id)
      add(position, .label, code.label.az)
      add(position, .label, code.label.en)
      for alias in code.aliases { add(position, .alias, alias) }
    }
  }

  /// Texts that more than one code folds to, for whoever looks after the lists.
  var ambiguous: [String] {
    folded.filter { Set($0.value.map { candidates[$0].position }).count > 1 }.keys.sorted()
  }

  /// Most edits within which one text can be meant by another.
  private static let mostEdits = 2
  /// Letters that a text must have for each edit.
  private static let lettersForOne = 4
  /// Longest text that is compared.
  private static let longest = 200

  /// The one code with a text that is nearest to this one and near enough to be meant.
  func nearest(_ text: String) -> Int? {
    let letters = Array(Folding.all.fold(text).unicodeScalars)
    let most = min(Self.mostEdits, letters.count / Self.lettersForOne)
    guard most > 0, letters.count <= Self.longest else { return nil }
    var (best, positions) = (most + 1, Set<Int>())
    for (folded, indices) in folded {
      let other = Array(folded.unicodeScalars)
      guard abs(other.count - letters.count) <= most else { continue }
      let distance = editDistance(letters, other)
      guard distance <= best, distance <= most else { continue }
      if distance < best { positions = [] }
      best = distance
      positions.formUnion(indices.map { candidates[$0].position })
    }
    return positions.count == 1 ? positions.first : nil
  }

  private mutating func add(_ position: Int, _ kind: Candidate.Kind, _ text: String) {
    guard !text.isEmpty else { return }
    candidates.append(Candidate(position: position, kind: kind, text: text))
    exact[text, default: []].append(candidates.count - 1)
    folded[Folding.all.fold(text), default: []].append(candidates.count - 1)
    patterns.append(CodeDamage.pattern(text))
  }

  /// The code that a text means.
  func match(_ text: String) -> CodeMatcher.Outcome {
    let equal = exact[text] ?? []
    if let id = equal.first(where: { candidates[$0].kind == .id }) { return found(text, [id]) }
    if !equal.isEmpty { return found(text, equal) }
    if let similar = folded[Folding.all.fold(text)] { return found(text, similar) }
    return repaired(text)
  }

  /// The code that candidates mean, if they mean one; the plainest of them says what is noted.
  private func found(_ text: String, _ found: [Int]) -> CodeMatcher.Outcome {
    guard let first = found.first,
      found.allSatisfy({ candidates[$0].position == candidates[first].position })
    else { return .ambiguous }
    var best: RowNoteSet?
    for index in found {
      let notes = CodeIndex.differences(text, candidates[index])
      if notes.rawValue.nonzeroBitCount < (best?.rawValue.nonzeroBitCount ?? .max) { best = notes }
    }
    return .code(position: candidates[first].position, notes: best ?? [])
  }

  private func repaired(_ text: String) -> CodeMatcher.Outcome {
    guard let damage = CodeDamage(text) else { return .unknown }
    let positions = Set(
      candidates.indices.filter { damage.fits(patterns[$0]) }.map { candidates[$0].position })
    guard positions.count < 2 else { return .ambiguous }
    guard let position = positions.first else { return .unknown }
    return .code(position: position, notes: .only(.repairedCode))
  }

  /// In what a text differs from that of a code.
  private static func differences(_ text: String, _ candidate: Candidate) -> RowNoteSet {
    var notes: RowNoteSet = []
    switch candidate.kind {
    case .id: break
    case .label: notes.add(.codeLabel)
    case .alias: notes.add(.codeAlias)
    }
    for step in Folding.steps {
      let others = Folding.all.subtracting(step)
      if others.fold(text) != others.fold(candidate.text) { notes.add(note(step)) }
    }
    if !Folding.all.fold(text).utf8.elementsEqual(Folding.all.fold(candidate.text).utf8) {
      notes.add(.unicodeForm)
    }
    return notes
  }

  private static func note(_ step: Folding) -> RowNote {
    switch step {
    case .invisible: .invisibleCharacter
    case .blanks: .innerBlanks
    case .letterCase: .letterCase
    case .lookAlikes: .lookAlike
    default: .punctuation
    }
  }
}
