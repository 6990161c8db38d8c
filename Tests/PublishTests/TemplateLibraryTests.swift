import Glibc
import Model
import TestSupport
import Testing

@testable import Publish

@Suite("TemplateLibrary") struct TemplateLibraryTests {
  @Test("takes templates and style of the publisher's own")
  func override() throws {
    let folder = try TemporaryFolder()
    try folder.write("<p>{{area.title}}</p>", to: "area_page.mustache")
    try folder.write("p { color: black }", to: "yol.css")
    let publication = try Publication(
      release: Sample.protect([Sample.register]), description: Sample.description(),
      templates: folder.path)
    let files = publication.files(threads: 1)
    #expect(files.first { $0.path == "en/documents.html" }?.bytes == Array("<p>Documents</p>".utf8))
    #expect(files.first { $0.path == "assets/yol.css" }?.bytes == Array("p { color: black }".utf8))
  }

  @Test("refuses a template with an unknown name, and says where")
  func unknownName() throws {
    let folder = try TemporaryFolder()
    try folder.write("<p>\n{{area.titel}}</p>", to: "area_page.mustache")
    let error = #expect(throws: RunError.self) {
      try TemplateLibrary(overriddenBy: folder.path)
    }
    #expect(error?.status == .badDefinition)
    #expect(error?.diagnostics.map(\.location) == [Location(file: "area_page.mustache", line: 2)])
  }

  @Test("refuses a template that does not parse")
  func syntax() throws {
    let folder = try TemporaryFolder()
    try folder.write("{{#area}}", to: "area_page.mustache")
    let error = #expect(throws: RunError.self) {
      try TemplateLibrary(overriddenBy: folder.path)
    }
    #expect(error?.diagnostics.map(\.code) == ["PUB010"])
  }

  @Test("wants the folder to exist")
  func noFolder() {
    let error = #expect(throws: RunError.self) {
      try TemplateLibrary(overriddenBy: "/nowhere/templates")
    }
    #expect(error?.status == .noInput)
  }
}
