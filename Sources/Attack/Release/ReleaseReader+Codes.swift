/// What the files of a release do not have, or have beside what is described.
extension ReleaseReader {
  /// A flag that is not there tells nothing, and hides nothing.
  mutating func check(
    _ layout: TableLayout, of table: Specification.Table, in file: String
  ) throws(AttackError) {
    for column in layout.missing {
      guard table.file.utf8.contains(UInt8(ascii: "*")) else {
        throw AttackError(.data, "there is no column '\(column)'", line: 1)
      }
      release.notes.append("\(file) has no column '\(column)'")
    }
  }

  /// Notes codes that the description and the files do not have in common.
  mutating func noteCodes() {
    var unlisted = [[String]](repeating: [], count: specification.dimensions.count)
    for code in described..<release.codes.count {
      unlisted[Int(release.codes.dimensions[code])].append(release.codes.names[code])
    }
    for (number, dimension) in specification.dimensions.enumerated()
    where dimension.isListed && !dimension.isTime && !unlisted[number].isEmpty {
      let codes = Self.text(unlisted[number])
      release.notes.append(
        """
        files hold codes of '\(dimension.name)' that it does not list, and nothing adds them up: \
        \(codes)
        """)
    }
    noteEmptyMembers()
  }

  /// Where files say which codes there are, a member of a group that they do not hold may be mistyped.
  private mutating func noteEmptyMembers() {
    let open = specification.dimensions.indices.filter {
      !specification.dimensions[$0].isListed && !specification.dimensions[$0].groups.isEmpty
    }
    if open.isEmpty { return }
    var isHeld = [Bool](repeating: false, count: release.codes.count)
    for cell in 0..<release.cells.count {
      for code in release.cells.codes(of: cell) { isHeld[Int(code)] = true }
    }
    for number in open {
      let dimension = specification.dimensions[number]
      for (group, members) in dimension.groups {
        let strange = members.filter { member in
          release.codes.known(member, of: number).map { !isHeld[Int($0)] } ?? true
        }
        if strange.isEmpty { continue }
        release.notes.append(
          """
          no file holds members of the group '\(group)' of '\(dimension.name)': \
          \(Self.text(strange))
          """)
      }
    }
  }

  /// Some codes, and how many more there are.
  private static func text(_ codes: [String]) -> String {
    let shown = codes.sorted().prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    return codes.count > 5 ? "\(shown) and \(codes.count - 5) more" : shown
  }
}
