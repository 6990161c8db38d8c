internal import Definitions
internal import Model
internal import Publish

/// Writes the report of each agency: `private/quality/PERIOD/AGENCY.html` and `.csv`.
struct QualityFolder {
  /// Folder of the workspace.
  let root: String
  /// Where private things are.
  let folder: PrivateFolder

  /// Writes the reports of a run, also of one that ends because a delivery is refused.
  func write(_ input: StageInput, _ read: ReadDeliveries) throws(RunError) {
    let configuration = input.definitions.configuration
    let report = try QualityReport(
      templates: configuration.templates.map { WorkspaceFile(root: root, path: $0).fullPath })
    let place = "\(folder.quality)/\(input.period)"
    try folder.prepare(folder.quality)
    try folder.prepare(place)
    for (name, quality) in AgencyList(input, read).agencies {
      let path = "\(place)/\(name)"
      try WorkspaceFile(root: root, path: path + ".html").writePrivately(report.page(quality))
      try WorkspaceFile(root: root, path: path + ".csv").writePrivately(report.table(quality))
    }
  }
}

/// The agencies of a run with what each delivered.
struct AgencyList {
  /// Name of the file and content of the report, in the order of the contracts.
  let agencies: [(name: String, quality: AgencyQuality)]

  /// Collects what is known about the deliveries of a run.
  init(_ input: StageInput, _ read: ReadDeliveries) {
    let configuration = input.definitions.configuration
    var order: [Localized] = []
    var deliveries: [Localized: [DeliveryQuality]] = [:]
    for contract in input.definitions.catalogue.contracts where contract.file != nil {
      guard let quality = DeliveryHistory(contract, input, read).quality else { continue }
      if deliveries[contract.agency] == nil { order.append(contract.agency) }
      deliveries[contract.agency, default: []].append(quality)
    }
    var names: Set<String> = []
    agencies = order.map { agency in
      let quality = AgencyQuality(
        agency: agency, publisher: configuration.publisher, period: input.period,
        notice: configuration.notice, deliveries: deliveries[agency] ?? [])
      return (Self.freeName(agency.en, among: &names), quality)
    }
  }

  /// A name of small letters, digits and hyphens that no other agency has.
  private static func freeName(_ title: String, among names: inout Set<String>) -> String {
    let words = title.lowercased().utf8
      .split { !(97...122).contains($0) && !(48...57).contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
    let plain = words.isEmpty ? "agency" : words.joined(separator: "-")
    var (name, number) = (plain, 2)
    while !names.insert(name).inserted {
      (name, number) = ("\(plain)-\(number)", number + 1)
    }
    return name
  }
}
