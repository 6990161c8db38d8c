import Foundation
import Model
import Testing

@testable import Synth

@Suite("SyntheticWorkspace")
struct SyntheticWorkspaceTests {
  @Test("The same plan gives the same bytes on one thread and on two")
  func sameBytes() throws {
    let one = try Workspace.small(threads: 1)
    let two = try Workspace.small(threads: 2)
    defer {
      one.remove()
      two.remove()
    }
    for month in try one.months {
      for extract in SynthesisPlan.extractNames + ["manifest"] {
        guard let bytes = try? one.bytes(extract, month) else { continue }
        #expect(bytes == (try two.bytes(extract, month)), "\(extract) of \(month)")
      }
    }
  }

  @Test("Another seed gives other people")
  func otherSeed() throws {
    let one = try Workspace(try Workspace.plan(seed: 7))
    let other = try Workspace(try Workspace.plan(seed: 8))
    defer {
      one.remove()
      other.remove()
    }
    #expect(try one.bytes("register", "2026-10") != (try other.bytes("register", "2026-10")))
  }

  @Test("Every month has its folder and every extract its header as the contracts declare it")
  func headers() throws {
    let workspace = try Workspace.small()
    defer { workspace.remove() }
    #expect(
      try workspace.months
        == ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"])
    for extract in SynthesisPlan.extractNames {
      let declared = try Shipped.contract(extract).columns.map(\.name)
      #expect(try workspace.lines(extract, "2026-05").first == declared, "\(extract)")
    }
  }

  @Test("The manifest counts the rows of every file")
  func manifest() throws {
    let workspace = try Workspace.small(faults: 6)
    defer { workspace.remove() }
    for month in try workspace.months {
      for entry in try workspace.rows("manifest", month) {
        let extract = try #require(entry["extract"])
        let rows = try workspace.lines(extract, month).count - 1
        #expect(entry["row_count"] == String(rows), "\(extract) of \(month)")
        #expect(entry["period"] == month)
        #expect(entry["sha256"]?.count == 64)
      }
    }
  }

  @Test("Keys are unique, required fields are there, codes are in the lists, keys have their form")
  func contracts() throws {
    let workspace = try Workspace.small()
    defer { workspace.remove() }
    for extract in SynthesisPlan.extractNames {
      let contract = try Shipped.contract(extract)
      let month = ["students", "council"].contains(extract) ? "2026-09" : "2026-10"
      let isYearly = ["survey", "policy_items"].contains(extract)
      let rows = try workspace.rows(extract, isYearly ? "2026-05" : month)
      #expect(!rows.isEmpty, "\(extract)")
      let keys = rows.map { row in contract.key.map { row[$0] ?? "" } }
      #expect(Set(keys).count == keys.count, "\(extract)")
      for column in contract.columns {
        let values = rows.compactMap { $0[column.name] }
        if column.isRequired {
          #expect(!values.contains(""), "\(extract).\(column.name)")
        }
        let present = Set(values.filter { !$0.isEmpty })
        if let list = column.list {
          let codes = try Shipped.codes(of: list)
          #expect(present.isSubset(of: codes), "\(extract).\(column.name)")
        }
        if let pattern = column.pattern {
          let form = try Regex(pattern)
          #expect(
            present.allSatisfy { $0.wholeMatch(of: form) != nil }, "\(extract).\(column.name)")
        }
      }
    }
  }

  @Test("Twelve faults damage twelve rows of the newest month and of no other")
  func faults() throws {
    let clean = try Workspace.small()
    let damaged = try Workspace.small(faults: 12)
    defer {
      clean.remove()
      damaged.remove()
    }
    var changed = 0
    for month in try clean.months {
      for extract in SynthesisPlan.extractNames {
        guard let before = try? clean.lines(extract, month) else { continue }
        let after = try damaged.lines(extract, month)
        #expect(before.count == after.count)
        let differing = zip(before, after).filter { $0 != $1 }.count
        #expect(month == "2026-10" || differing == 0)
        changed += differing
      }
    }
    #expect(changed == 12)
  }

  @Test("Only the extracts that were asked for are written")
  func selection() throws {
    var plan = try Workspace.plan()
    plan.extracts = ["contracts"]
    let workspace = try Workspace(plan)
    defer { workspace.remove() }
    let folder = workspace.folder.appendingPathComponent("extracts/2026-10").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files == ["contracts.csv", "manifest.csv"])
  }

  @Test("A folder that cannot be made ends with status 73")
  func unwritable() throws {
    let workspace = try SyntheticWorkspace(plan: try Workspace.plan())
    let error = #expect(throws: RunError.self) {
      try workspace.write(to: "/dev/null/workspace")
    }
    #expect(error?.status == .cannotCreate)
  }

  @Test("One person, and the first and the last month that are allowed, are no trouble")
  func extremes() throws {
    for until in ["2018-01", "2022-04", "2035-12"] {
      let month = try #require(ReferencePeriod(until))
      let workspace = try Workspace(
        SynthesisPlan(persons: 300, months: 2, until: month, seed: 3, faults: 3))
      #expect(try workspace.lines("register", until).count > 1)
      workspace.remove()
    }
    let month = try #require(ReferencePeriod("2026-10"))
    let alone = try Workspace(SynthesisPlan(persons: 1, months: 1, until: month, faults: 50))
    #expect(try alone.lines("register", "2026-10").count == 2)
    alone.remove()
  }
}
