import Foundation
import TestSupport
import Testing

/// Runs that end with 73, 74 or 77: the machine does not let Yol write or read.
@Suite("Folders and disks")
struct FolderFaultTests {
  @Test("A folder in the place of the link to the release is 73, and is left alone")
  func publicFolder() async throws {
    let workspace = try TestWorkspace(.figures)
    try workspace.folder.write("mine", to: "public/index.html")
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 73)
    try Golden.expect(outcome.standardError, is: "stderr-public-folder.txt")
    #expect(try workspace.data("public/index.html") == Data("mine".utf8))
  }

  @Test("A link that leads elsewhere is 73, and is left alone")
  func foreignLink() async throws {
    let workspace = try TestWorkspace(.figures)
    try workspace.folder.write("mine", to: "elsewhere/index.html")
    try workspace.link("public", to: "elsewhere")
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 73)
    try Golden.expect(outcome.standardError, is: "stderr-public-folder.txt")
    #expect(try workspace.data("public/index.html") == Data("mine".utf8))
  }

  @Test("Where somebody removed the releases or the link, the next run makes them again")
  func removed() async throws {
    let workspace = try TestWorkspace(.publishedFigures)
    let before = try workspace.readersSee()
    let seed = try workspace.seed
    for name in ["public.releases", "public", "private"] {
      try workspace.remove(name)
      try workspace.folder.write(seed, to: TestWorkspace.seedName)
      let outcome = try await workspace.yol("run").run()
      #expect(outcome.status == 0)
      #expect(outcome.standardOutput.hasPrefix("Published 2025"))
      #expect(try workspace.readersSee() == before)
    }
  }

  @Test("A release that somebody changed is not put in force again: 73, and --force helps")
  func tampered() async throws {
    let workspace = try TestWorkspace(.publishedFigures)
    let before = try workspace.readersSee()
    try workspace.append("x", to: "public/index.html")
    try workspace.remove("public")
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 73)
    let text = outcome.standardError.replacing(/2025-[0-9a-f]{12}/, with: "2025-RUN")
    try Golden.expect(text, is: "stderr-release-changed.txt")
    #expect(try await workspace.yol("run", "--force").run().status == 0)
    #expect(try workspace.readersSee() == before)
  }

  @Test(
    "A file where a folder is needed is 73, and is left alone",
    arguments: ["public.releases", "private", "private/quarantine", "private/reports"])
  func fileInPlace(name: String) async throws {
    let workspace = try TestWorkspace(.figures)
    try workspace.folder.write("mine", to: name)
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 73)
    let place = name.replacingOccurrences(of: "/", with: "-")
    // The name of the release depends on the version of Yol.
    let text = outcome.standardError.replacing(/2025-[0-9a-f]{12}/, with: "2025-RUN")
    try Golden.expect(text, is: "stderr-file-\(place).txt")
    #expect(try workspace.data(name) == Data("mine".utf8))
  }

  @Test("A folder where the archive belongs is 73, a pipe too", arguments: [true, false])
  func archive(isFolder: Bool) async throws {
    let workspace = try TestWorkspace(.figures)
    try workspace.folder.write("", to: "private/reports/x")
    let path = workspace.folder.file("private/archive.sqlite")
    #expect((isFolder ? mkdir(path, 0o700) : mkfifo(path, 0o600)) == 0)
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 73)
    try Golden.expect(outcome.standardError, is: "stderr-archive-place.txt")
  }

  @Test(
    "Where files may not grow, at any size, it is 74; readers see what they saw, the next run mends",
    arguments: [0, 1, 16, 60, 100, 160, 220, 300])
  func fileSizeLimit(kilobytes: Int) async throws {
    let workspace = try TestWorkspace(.publishedFigures)
    let before = try workspace.readersSee()
    try Change.apply(to: workspace)
    // dash counts in 512 bytes, bash in 1024.
    let outcome = try await workspace.shell(
      "ulimit -f \(kilobytes * 2) && exec \"$YOL\" run 2> /dev/null"
    ).run()
    #expect(!outcome.wasKilled)
    let after = try workspace.readersSee()
    #expect(outcome.status == 74 ? after == before : outcome.status == 0)
    let next = try await workspace.yol("run").run()
    #expect(next.status == 0)
    #expect(try workspace.readersSee() == Change.expected.get())
    #expect(workspace.leftovers.isEmpty)
  }

  @Test("A write that fails is told with its file")
  func writeFails() async throws {
    let workspace = try TestWorkspace(.figures)
    let outcome = try await workspace.shell("ulimit -f 200; exec \"$YOL\" run").run()
    #expect(outcome.status == 74)
    let text = outcome.standardError.replacing(/2025-[0-9a-f]{12}/, with: "2025-RUN")
    try Golden.expect(text, is: "stderr-file-size.txt")
    #expect(!workspace.has("public"))
  }

  @Test(
    "A disk that is full at any moment is 74; readers see what they saw, the next run mends",
    .enabled(if: Machine.canMount), arguments: [0, 100, 300, 600, 900, 1200, 1500])
  func fullDisk(free kilobytes: Int) async throws {
    let workspace = try TestWorkspace(.publishedFigures)
    let before = try workspace.readersSee()
    try Change.apply(to: workspace)
    // The disk is one in memory that only this process sees; what it held is copied out.
    let outcome = try await workspace.shell(
      """
      mkdir disk out && exec unshare -rm sh -c '
      mount -t tmpfs -o size=64m disk disk || exit 99
      cp -R yol.yaml indicators extracts private public public.releases disk || exit 98
      used=$(df -k disk | awk "END {print \\$3}")
      mount -o remount,size=$((used + \(kilobytes)))k disk || exit 97
      "$YOL" run --workspace disk > /dev/null 2> out/stderr; status=$?
      cp -R disk/public disk/public.releases disk/private out; exit $status'
      """
    ).run()
    let errors = String(decoding: try workspace.data("out/stderr"), as: UTF8.self)
    #expect(outcome.status == 74 || outcome.status == 0, "\(errors)")
    for name in ["public", "public.releases", "private"] {
      try workspace.remove(name)
      try FileManager.default.moveItem(
        atPath: workspace.folder.file("out/\(name)"), toPath: workspace.folder.file(name))
    }
    let seen = try workspace.readersSee()
    let expected = try Change.expected.get()
    #expect(seen == (outcome.status == 0 ? expected : before))
    #expect(outcome.status == 0 || errors.contains("\n  fix: "))
    #expect(try await workspace.yol("run").run().status == 0)
    #expect(try workspace.readersSee() == expected)
    #expect(workspace.leftovers.isEmpty)
  }

  @Test(
    "What cannot be printed is 74, after the release is in force",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func printing() async throws {
    let workspace = try TestWorkspace(.figures)
    var program = workspace.yol("run")
    program.standardOutput = "/dev/full"
    let outcome = try await program.run()
    #expect(outcome.status == 74)
    try Golden.expect(outcome.standardError, is: "stderr-printing.txt")
    #expect(workspace.has("public/index.html"))
  }

  @Test(
    "A private folder that belongs to somebody else is 77", .enabled(if: Machine.canBecomeNobody))
  func privateFolder() async throws {
    let workspace = try TestWorkspace(.figures)
    #expect(chmod(workspace.folder.path, 0o777) == 0)
    #expect(mkdir(workspace.folder.file("private"), 0o755) == 0)
    let outcome = try await asNobody(workspace)
    #expect(outcome.status == 77)
    try Golden.expect(outcome.standardError, is: "stderr-private-folder.txt")
  }

  @Test(
    "What may not be read is 77",
    .enabled(if: Machine.canBecomeNobody),
    arguments: [
      "extracts", "extracts/2025", "extracts/2025/population.csv", "indicators/roadmap.yaml",
      "yol.yaml",
    ])
  func unreadable(name: String) async throws {
    let workspace = try TestWorkspace(.figures)
    #expect(chmod(workspace.folder.path, 0o777) == 0)
    #expect(chmod(workspace.folder.file(name), 0) == 0)
    let outcome = try await asNobody(workspace)
    #expect(outcome.status == 77)
    let place = name.replacingOccurrences(of: "/", with: "-")
    try Golden.expect(outcome.standardError, is: "stderr-unreadable-\(place).txt")
    #expect(!workspace.has("public"))
  }

  @Test(
    "A folder in which nothing may be made is 77, and nothing is made",
    .enabled(if: Machine.canBecomeNobody))
  func readOnly() async throws {
    let workspace = try TestWorkspace(.figures)
    let before = workspace.tree
    let outcome = try await asNobody(workspace)
    #expect(outcome.status == 77)
    #expect(workspace.tree.filter { $0 != ".yol-binary" } == before)
  }

  /// Permissions do not bind root, so a run that they must stop is nobody's.
  private func asNobody(_ workspace: TestWorkspace) async throws -> Outcome {
    // The binary may lie in a folder that only root sees.
    let binary = workspace.folder.file(".yol-binary")
    try FileManager.default.copyItem(atPath: Program.yol, toPath: binary)
    #expect(chmod(binary, 0o755) == 0)
    return try await workspace.shell(
      "exec setpriv --reuid=65534 --regid=65534 --clear-groups ./.yol-binary run"
    ).run()
  }
}
