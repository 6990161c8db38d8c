import Model

extension ConfigurationReader {
  /// The folders of the workspace.
  ///
  /// What is published may share a folder with nothing else, nor may the folder beside it that holds all
  /// releases. Where nobody is protected it must lie within the private one.
  static func paths(
    _ node: YAMLNode, isSecured: Bool, _ problems: inout ProblemList
  ) -> Configuration.Paths {
    var paths = Configuration.Paths()
    let names = ["indicators", "extracts", "public", "private"]
    guard let fields = node.fields(required: [], optional: names, &problems) else { return paths }
    paths.indicators = fields["indicators"]?.path(&problems) ?? paths.indicators
    paths.extracts = fields["extracts"]?.path(&problems) ?? paths.extracts
    paths.published = fields["public"]?.path(&problems) ?? paths.published
    paths.confidential = fields["private"]?.path(&problems) ?? paths.confidential
    var others = [("indicators", paths.indicators), ("extracts", paths.extracts)]
    if isSecured {
      if !isPrivate(paths) {
        problems.report(.publicFolderNotSecured, at: fields.place(of: "public"))
      }
    } else {
      others.append(("private", paths.confidential))
    }
    let releases = paths.published + ".releases"
    for (name, path) in others
    where overlap(path, paths.published) || overlap(path, releases) {
      let place = fields["public"] == nil ? fields.place(of: name) : fields.place(of: "public")
      problems.report(.foldersOverlap(first: "public", second: name), at: place)
    }
    return paths
  }

  /// Whether what is made lies in a folder within the private one, as far as the names tell.
  static func isPrivate(_ paths: Configuration.Paths) -> Bool {
    overlap(paths.published, paths.confidential)
      && parts(paths.published).count > parts(paths.confidential).count
  }

  /// Whether one of two paths is the other or lies in it, as far as the names tell.
  private static func overlap(_ left: String, _ right: String) -> Bool {
    guard left.hasPrefix("/") == right.hasPrefix("/") else { return false }
    return zip(parts(left), parts(right)).allSatisfy(==)
  }

  private static func parts(_ path: String) -> [Substring] {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts
  }

  /// Announced releases in order of their periods.
  static func releases(
    _ node: YAMLNode, _ frequency: Frequency, _ problems: inout ProblemList
  ) -> [ScheduledRelease] {
    var releases: [ScheduledRelease] = []
    for entry in node.entries(&problems) ?? [] {
      guard let period = ReferencePeriod(entry.key.text), period.frequency == frequency else {
        problems.report(.notPeriod(example: frequency.example), at: entry.key.location)
        continue
      }
      guard let (day, minute) = entry.value.dayAndMinute(&problems) else { continue }
      if day <= period.lastDay {
        problems.report(.releaseBeforePeriodEnds, at: entry.value.location)
      }
      releases.append(ScheduledRelease(period: period, day: day, minuteOfDay: minute))
    }
    return releases.sorted { $0.period < $1.period }
  }
}

extension YAMLNode {
  /// A path of a folder, without a slash at its end.
  func path(_ problems: inout ProblemList) -> String? {
    guard let text = text(&problems) else { return nil }
    let path =
      text.text.count > 1 && text.text.hasSuffix("/")
      ? String(text.text.dropLast()) : text.text
    guard !path.contains("//"), !path.contains("\\"), !path.contains(where: \.isNewline),
      !(path.first?.isWhitespace ?? true), !(path.last?.isWhitespace ?? true)
    else {
      problems.report(.notFileName, at: location)
      return nil
    }
    return path
  }

  /// A day and a time of day such as `2026-11-20 10:00`.
  fileprivate func dayAndMinute(_ problems: inout ProblemList) -> (day: Day, minute: Int)? {
    guard let text = text(&problems) else { return nil }
    let parts = text.text.split(separator: " ", omittingEmptySubsequences: false)
    let time = parts.last?.split(separator: ":", omittingEmptySubsequences: false) ?? []
    guard parts.count == 2, let day = Day(iso: parts[0]), time.count == 2,
      time.allSatisfy({ $0.utf8.count == 2 }), let hour = wholeNumber(time[0]),
      let minute = wholeNumber(time[1]), hour < 24, minute < 60
    else {
      problems.report(.notReleaseTime, at: location)
      return nil
    }
    return (day, hour * 60 + minute)
  }
}
