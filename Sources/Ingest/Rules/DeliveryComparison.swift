public import Model

/// Compares a delivery as a whole with the one before it.
///
/// Nothing that it finds sets rows aside: a jump can be true. Only the bytes of an earlier delivery
/// under a new name are refused.
public struct DeliveryComparison: Sendable {
  /// Rows that a code must have had for its vanishing to be worth a word.
  public static let leastRows = 20

  private let contract: ExtractContract
  private let codeLists: [String: CodeList]
  private let file: String

  /// Prepares to compare deliveries of an extract; `file` is how messages call this one.
  public init(contract: ExtractContract, codeLists: [String: CodeList], file: String) {
    self.contract = contract
    self.codeLists = codeLists
    self.file = file
  }

  /// What is far from the delivery before, in the order of the contract.
  public func diagnostics(
    _ profile: DeliveryProfile, since previous: DeliveryProfile
  ) -> [Diagnostic] {
    var findings = FindingList(file: file)
    if isFar(profile.rows, from: previous.rows) {
      findings.add(.rule(.volume(before: previous.rows, now: profile.rows)))
    }
    for column in contract.columns {
      addVanished(column, profile, previous, &findings)
      let scale = column.type.scale ?? 1
      if let now = profile.sums[column.name], let before = previous.sums[column.name],
        let isGreater = CellComparison.jump(from: before, to: now, scale: scale)
      {
        findings.add(.rule(.sumJumped(isGreater: isGreater)), field: column.name)
      }
      if let now = profile.maxima[column.name], let before = previous.maxima[column.name],
        let isGreater = CellComparison.jump(from: before, to: now, scale: scale)
      {
        findings.add(.rule(.greatestJumped(isGreater: isGreater)), field: column.name)
      }
    }
    return findings.diagnostics
  }

  /// Fewer rows about people and events than this come and go in any month; the rows of an aggregate
  /// are its categories.
  private var leastChange: Int { contract.grain == "aggregate" ? 1 : 20 }

  private func isFar(_ now: Int, from before: Int) -> Bool {
    let change = (now - before).magnitude
    guard before > 0, change >= leastChange else { return false }
    return Double(change) * 100 > contract.usualChange * Double(before)
  }

  /// Codes that had rows and have none; positions are compared where the list has kept its length.
  private func addVanished(
    _ column: ColumnContract, _ profile: DeliveryProfile, _ previous: DeliveryProfile,
    _ findings: inout FindingList
  ) {
    guard case .code(let list) = column.type, let codes = codeLists[list]?.codes,
      let now = profile.codes[column.name], let before = previous.codes[column.name],
      now.count == codes.count, before.count == codes.count
    else { return }
    for (position, code) in codes.enumerated()
    where now[position] == 0 && before[position] >= Self.leastRows {
      findings.add(
        .rule(.codeVanished(code: code.id, before: before[position])), field: column.name)
    }
  }

  /// The outcome of reading with what the comparison adds to it.
  public func judge(
    _ result: Result<ExtractReading, RefusedDelivery>, _ context: ReadingContext
  ) -> Result<ExtractReading, RefusedDelivery> {
    switch result {
    case .failure(var refused):
      if let digest = context.sha256, isEarlier(digest, context) {
        refused.error.diagnostics += sameBytes.diagnostics
      }
      return .failure(refused)
    case .success(var reading):
      if isEarlier(reading.sha256, context), reading.account.read > 0 {
        let found = sameBytes
        reading.diagnostics += found.diagnostics
        if var error = found.error {
          error.diagnostics = reading.diagnostics
          var refused = RefusedDelivery(error: error)
          (refused.account, refused.form) = (reading.account, reading.form)
          return .failure(refused)
        }
      }
      if let previous = context.previous, let profile = reading.profile {
        reading.diagnostics += diagnostics(profile, since: previous)
      }
      return .success(reading)
    }
  }

  private func isEarlier(_ digest: String, _ context: ReadingContext) -> Bool {
    digest == context.previous?.sha256 || context.earlierDigests.contains(digest)
  }

  /// A delivery that holds everything may be the same twice; one that adds to others may not.
  private var sameBytes: FindingList {
    var findings = FindingList(file: file)
    findings.add(.rule(contract.delivery == .full ? .sameBytesWhole : .sameBytes))
    return findings
  }
}
