import Model

/// Reads `roadmap.yaml`: the areas in the order they are shown.
struct RoadmapReader {
  /// Reads the areas; each is a folder of indicators.
  static func read(_ source: SourceText, into problems: inout ProblemList) -> [Area] {
    guard let root = YAMLNode.document(source, into: &problems),
      let fields = root.fields(required: ["areas"], &problems),
      let items = fields["areas"]?.items(&problems)
    else { return [] }
    var lines: [String: Int?] = [:]
    return items.compactMap { item in
      guard let (area, place) = area(item, &problems) else { return nil }
      if let line = lines[area.id] {
        problems.report(
          .duplicateName(kind: .area, name: area.id, firstLine: line), at: place)
        return nil
      }
      lines[area.id] = place.line
      return area
    }
  }

  private static func area(
    _ node: YAMLNode, _ problems: inout ProblemList
  ) -> (Area, Location)? {
    guard
      let fields = node.fields(required: ["id", "title", "summary", "kind"], &problems)
    else { return nil }
    let id = fields["id"]?.identifier(&problems)
    let title = fields["title"]?.localized(&problems)
    let summary = fields["summary"]?.localized(&problems)
    let kind = fields["kind"]?.word(among: ["roadmap", "cross_cutting"], &problems)
    guard let id, let title, let summary, let kind else { return nil }
    let area = Area(
      id: id.text, title: title, summary: summary, isRoadmapArea: kind == "roadmap")
    return (area, id.location)
  }
}
