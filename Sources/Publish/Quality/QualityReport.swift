internal import Digest
public import Model

/// The report that an agency gets about its deliveries: a page that can be mailed as it is, and the same
/// as CSV.
public struct QualityReport: Sendable {
  private let templates: TemplateLibrary

  /// Prepares to write reports.
  ///
  /// - Parameter folder: a folder of templates that replace built-in ones, or nil.
  /// - Throws: status 78 where a template has a mistake, 66 where one cannot be read.
  public init(templates folder: String? = nil) throws(RunError) {
    templates = try TemplateLibrary(overriddenBy: folder)
  }

  /// The page: one file with its style, in Azerbaijani and English.
  public func page(_ quality: AgencyQuality) -> [UInt8] {
    templates.page(
      QualityPage(quality: quality, style: String(decoding: templates.style, as: UTF8.self)),
      template: "quality_page")
  }

  /// The same as a table: one row for each delivery, reason, remark and earlier delivery.
  public func table(_ quality: AgencyQuality) -> [UInt8] {
    QualityTable(quality: quality).bytes
  }
}
