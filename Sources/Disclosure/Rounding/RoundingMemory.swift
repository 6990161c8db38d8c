public import Model

/// What small counts were rounded to before, person by person: confidential.
///
/// A month's rounding follows the one before it, and the same month is rounded the same again, whatever
/// tables are added: the mean of many roundings of the same persons would tell how many they are. Persons
/// are named by numbers that nobody can work out without the secret of the workspace.
public struct RoundingMemory: Hashable, Sendable {
  /// What was made of a person's units.
  struct Choice: Hashable, Sendable {
    /// How many units they were taken for.
    var counted: Int
    /// How many they were.
    var units: Int
  }

  /// By name of a hypercube and its period, for each person in a small inner cell what was chosen.
  var choices: [String: [UInt64: Choice]] = [:]

  /// Nothing was ever rounded.
  public init() {}

  /// Remembers what files say.
  ///
  /// - Parameter files: contents by name, as `files` gives them.
  /// - Throws: status 4 where a file is not one of those.
  public init(files: [(name: String, bytes: [UInt8])]) throws(RunError) {
    for file in files where file.name.hasSuffix(Self.suffix) {
      let name = String(file.name.dropLast(Self.suffix.count))
      choices[name] = try Self.choices(in: file)
    }
  }

  /// Contents of files that hold all of it, by name.
  public var files: [(name: String, bytes: [UInt8])] {
    choices.sorted { $0.key < $1.key }.map { name, choices in
      var text = Self.header
      for (person, choice) in choices.sorted(by: { $0.key < $1.key }) {
        text += "\(String(person, radix: 16)),\(choice.counted),\(choice.units)\n"
      }
      return (name + Self.suffix, Array(text.utf8))
    }
  }

  private static let suffix = ".csv"
  private static let header = "person,counted,units\n"

  private static func choices(
    in file: (name: String, bytes: [UInt8])
  ) throws(RunError) -> [UInt64: Choice] {
    let lines = file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.first.map(Array.init) == Array(header.utf8.dropLast()), lines.last?.isEmpty == true
    else { throw RoundingProblem.damaged(file: file.name, line: 1).error }
    var choices: [UInt64: Choice] = [:]
    choices.reserveCapacity(lines.count)
    for (place, line) in lines.dropLast().enumerated().dropFirst() {
      let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 3, let person = UInt64(fields[0], radix: 16),
        let counted = Int(fields[1]), let units = Int(fields[2]), counted >= 0, units > 0
      else { throw RoundingProblem.damaged(file: file.name, line: place + 1).error }
      choices[person] = Choice(counted: counted, units: units)
    }
    return choices
  }
}
