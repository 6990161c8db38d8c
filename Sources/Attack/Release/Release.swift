/// What one or several vintages of a release print and hide.
struct Release {
  var codes = CodeTable()
  var cells = CellTable()
  /// What is known of each cell of `cells`.
  var states: [CellState] = []
  /// Where cells stand.
  var sightings: [Sighting] = []
  /// Names of the files of the release itself.
  var files: [String] = []
  /// Rows that hold a number or hide one.
  var rows = 0
  /// What does not fit together.
  var contradictions: [String] = []
  var notes: [String] = []
  /// Cells whose number was another one in an earlier release.
  var revised = 0
  /// Of these, those whose number moved by less than the threshold.
  var revisedSmall = 0

  /// A cell in a file.
  struct Sighting {
    var cell: Int32
    var file: Int32
    /// Place of the table of the specification.
    var table: Int32
    /// Row of the file, from 0, the header not counted.
    var row: Int32
    var isHidden: Bool
  }
}

/// What files say of a cell.
struct CellState {
  /// The least possible value as far as its own rows say.
  var least = 0.0
  /// The greatest one.
  var greatest = Double.infinity
  /// The same, of earlier releases and of other publishers.
  var earlierLeast = -Double.infinity
  var earlierGreatest = Double.infinity
  /// Digits after the decimal point of the printed value.
  var decimals: UInt8 = 0
  /// Base of a rounded cube that the value comes from; 0 for other values.
  var base: UInt8 = 0
  var marks: Marks = []

  struct Marks: OptionSet {
    let rawValue: UInt16
    /// A file of this release prints it.
    static let printed = Marks(rawValue: 1)
    /// A file of this release hides it.
    static let hidden = Marks(rawValue: 2)
    /// This release prints it rounded.
    static let rounded = Marks(rawValue: 4)
    /// All numbers come from one rounded cube.
    static let controlled = Marks(rawValue: 8)
    /// An earlier release printed it.
    static let printedEarlier = Marks(rawValue: 16)
    /// An earlier release hid it.
    static let hiddenEarlier = Marks(rawValue: 32)
    /// Several codes that no file has, together.
    static let rest = Marks(rawValue: 64)
    /// What a part of a whole leaves out.
    static let complement = Marks(rawValue: 128)
    /// The earlier number was another one, or does not fit to this release.
    static let revised = Marks(rawValue: 256)
    /// Another publisher has it, or a range of it.
    static let elsewhere = Marks(rawValue: 512)
    /// Units that belong to no code of a dimension whose codes need not add up to their total.
    static let outside = Marks(rawValue: 1024)
    /// What readers have beside the files of this release.
    static let told: Marks = [.printedEarlier, .hiddenEarlier, .elsewhere]
  }
}
