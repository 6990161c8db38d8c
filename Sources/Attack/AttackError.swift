/// Why an attack could not be made.
public struct AttackError: Error, Hashable, Sendable {
  /// What is at fault.
  public enum Fault: Hashable, Sendable {
    /// A file or folder is missing or cannot be read.
    case missing
    /// The specification cannot be used.
    case specification
    /// A file of the release cannot be used.
    case data
  }

  /// What is at fault.
  public var fault: Fault
  /// What is wrong, without values of the data.
  public var message: String
  /// The file in which it is.
  public var file: String?
  /// Its line, from 1.
  public var line: Int?
  /// Folder of the earlier release that is at fault; nil where it is not known to be one.
  public var earlier: String?

  /// Describes what is at fault.
  public init(_ fault: Fault, _ message: String, file: String? = nil, line: Int? = nil) {
    self.fault = fault
    self.message = message
    self.file = file
    self.line = line
  }
}
