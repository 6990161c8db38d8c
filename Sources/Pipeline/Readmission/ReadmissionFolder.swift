internal import Model

/// The trails of all deliveries: `private/readmitted`.
struct ReadmissionFolder {
  /// Folder of the workspace.
  let root: String
  /// Where private things are.
  let folder: PrivateFolder

  /// The trail's file of a delivery.
  func file(of delivery: Delivery) -> WorkspaceFile {
    WorkspaceFile(
      root: root, path: "\(folder.readmitted)/\(delivery.period)/\(delivery.extract).csv")
  }

  /// Paths of the trails that there are, relative to the workspace.
  func files(of deliveries: [Delivery]) -> [String] {
    deliveries.map(file).filter { FolderListing.kind(of: $0.fullPath) == .file }.map(\.path)
  }

  /// The trails that there are, by path of the delivery.
  ///
  /// - Throws: status 65 where one is damaged, 74 or 77 where one cannot be read.
  func trails(of deliveries: [Delivery]) throws(RunError) -> [String: ReadmissionTrail] {
    var trails: [String: ReadmissionTrail] = [:]
    for delivery in deliveries {
      if let trail = try trail(of: delivery) { trails[delivery.path] = trail }
    }
    return trails
  }

  /// The trail of one delivery; nil where there is none.
  func trail(of delivery: Delivery) throws(RunError) -> ReadmissionTrail? {
    let file = file(of: delivery)
    guard FolderListing.kind(of: file.fullPath) == .file else { return nil }
    return try ReadmissionTrail(try file.bytes(), file: file.path)
  }

  /// Puts a longer trail in the place of the one before, as a whole or not at all.
  func write(_ trail: ReadmissionTrail, of delivery: Delivery) throws(RunError) {
    try folder.prepare(folder.readmitted)
    try folder.prepare("\(folder.readmitted)/\(delivery.period)")
    try file(of: delivery).writePrivately(trail.contents)
  }
}

extension Workspace {
  /// What was corrected of the rows set aside.
  var readmissions: ReadmissionFolder {
    ReadmissionFolder(root: root, folder: privateFolder)
  }
}
