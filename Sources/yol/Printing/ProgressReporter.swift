import Pipeline
import Synchronization

/// Shows on standard error how far a run is: one line that is drawn over on a terminal, one plain
/// line a stage elsewhere.
final class ProgressReporter: RunObserver {
  private struct Progress {
    var units = 0
    var done = 0
    var drawn = -1
  }

  private let stream: OutputStream
  private let isTerminal: Bool
  private let progress = Mutex(Progress())

  /// Reports to a stream.
  init(stream: OutputStream) {
    self.stream = stream
    isTerminal = stream.isTerminal
  }

  func began(_ stage: RunStage, units: Int) {
    progress.withLock { $0 = Progress(units: units) }
    stream.write(isTerminal ? "\r\u{1B}[K\(stage.text)" : "\(stage.text)\n")
  }

  func advanced(_ stage: RunStage, by units: Int) {
    guard isTerminal else { return }
    progress.withLock { progress in
      progress.done &+= units
      guard progress.units > 0 else { return }
      let part = min(1, max(0, Double(progress.done) / Double(progress.units)))
      let marks = Int(20 * part)
      guard marks != progress.drawn else { return }
      progress.drawn = marks
      let bar = String(repeating: "#", count: marks) + String(repeating: ".", count: 20 - marks)
      stream.write("\r\u{1B}[K[\(bar)] \(stage.text)")
    }
  }

  func ended(_ stage: RunStage) {
    if isTerminal { stream.write("\r\u{1B}[K") }
  }
}

extension RunStage {
  /// What a person reads.
  fileprivate var text: String {
    switch self {
    case .definitions: "checking definitions"
    case .deliveries: "looking at deliveries"
    case .read: "reading extracts"
    case .compute: "computing indicators"
    case .protect: "protecting people"
    case .ranges: "finding ranges of hidden numbers"
    case .audit: "attacking the release"
    case .publish: "writing the release"
    case .archive: "archiving"
    }
  }
}
