import Digest
import Model
import Parallel

/// Finds out how the bytes of a file are to be read: compressed or not, and in which encoding.
struct FormReader {
  /// The text of a file in UTF-8.
  struct Text {
    /// The bytes.
    var delivery: DeliveryBytes
    /// How they were got.
    var form: DeliveryForm
    /// SHA-256 of the file, where it had to be read for the text.
    var sha256: String?
  }

  /// Most bytes of a text that is unpacked or converted, as it is held in memory.
  static let mostBytes = 2 << 30

  let contract: ExtractContract
  let codeLists: [String: CodeList]
  /// Encoding that counts whatever is declared.
  let encoding: String?
  /// SHA-256 of the file where it is known, so that it need not be computed.
  var sha256: String?
  let jobs: ParallelJobs

  /// Gives the text of a file, or nil where findings say why there is none.
  func read(_ file: SourceFile, _ findings: inout FindingList) -> Text? {
    var text = Text(delivery: .file(file), form: DeliveryForm(), sha256: sha256)
    guard file.size > 0 else {
      findings.add(.empty)
      return nil
    }
    if withHead(text.delivery, GzipFile.isGzip) {
      guard unpack(&text, &findings) else { return nil }
    }
    return decode(&text, &findings) ? text : nil
  }

  private func withHead<Result>(
    _ delivery: DeliveryBytes, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    delivery.copy(0..<min(delivery.count, 4096)).withUnsafeBytes(body)
  }

  private func unpack(_ text: inout Text, _ findings: inout FindingList) -> Bool {
    let digest = SHA256()
    let isHashed = text.sha256 == nil
    do throws(GzipFile.Failure) {
      let blocks = try GzipFile.unpack(text.delivery) { if isHashed { digest.update($0) } }
      text.delivery = .blocks(blocks)
    } catch {
      findings.add(error == .damaged ? .gzipDamaged : .gzipBeyondLimit, line: 1)
      return false
    }
    let own = digest.finalize()
    if isHashed { text.sha256 = own }
    text.form.isCompressed = true
    findings.add(.unpacked)
    return true
  }

  /// Tells the encoding and converts what is not UTF-8.
  private func decode(_ text: inout Text, _ findings: inout FindingList) -> Bool {
    let delivery = text.delivery
    if let signature = withHead(delivery, FileSignature.recogniseStart) {
      return refuse(signature, &findings)
    }
    let mark = withHead(delivery) { ByteOrderMark($0) }
    guard delivery.count > mark?.length ?? 0 else {
      findings.add(.empty)
      return false
    }
    if let mark {
      text.form.hasByteOrderMark = true
      if mark.encoding.hasPrefix("utf-32") { return refuse(.utf32, &findings) }
      findings.add(.byteOrderMark)
      guard mark.encoding != "utf-8" else { return checkForm(delivery, &findings) }
      return convert(&text, from: mark.length, Encoding(mark.encoding), false, &findings)
    }
    if let wide = withHead(delivery, ByteOrderMark.wideEncoding) {
      let isDeclared = declared.contains { $0.name.lowercased() == wide }
      guard wide.hasPrefix("utf-16"), isDeclared else {
        return refuse(wide.hasPrefix("utf-32") ? .utf32 : .utf16, &findings)
      }
      return convert(&text, from: 0, Encoding(wide), true, &findings)
    }
    guard checkForm(delivery, &findings) else { return false }
    return choose(&text, &findings)
  }

  private var declared: [Encoding] {
    (encoding.map { [$0] } ?? contract.dialect.encodings).map { Encoding($0) }
  }

  private func choose(_ text: inout Text, _ findings: inout FindingList) -> Bool {
    let choice = EncodingChoice(
      contract: contract, codeLists: codeLists, declared: declared, jobs: jobs)
    switch choice.decide(text.delivery, from: 0, isForced: encoding != nil) {
    case .utf8(let isNoted):
      if isNoted { findings.add(.converted(encoding: "utf-8", isDeclared: false)) }
      return true
    case .other(let encoding, let isDeclared):
      return convert(&text, from: 0, encoding, isDeclared, &findings)
    case .none(.encodingUnknown, _):
      let place = contract.location
      findings.add(.encodingUnknown, line: place.line, column: place.column, file: place.file)
    case .none(let problem, let line):
      findings.add(problem, line: line)
    }
    return false
  }

  private func convert(
    _ text: inout Text, from start: Int, _ encoding: Encoding, _ isDeclared: Bool,
    _ findings: inout FindingList
  ) -> Bool {
    guard text.delivery.count - start <= FormReader.mostBytes else {
      findings.add(.tooLargeToConvert(encoding: encoding.name))
      return false
    }
    let digest = SHA256()
    // Where the file was unpacked, its digest is known already.
    let isHashed = text.sha256 == nil
    withHead(text.delivery) { digest.update(UnsafeRawBufferPointer(rebasing: $0[..<start])) }
    do throws(Encoding.Failure) {
      let blocks = try encoding.utf8(from: text.delivery, start, jobs: jobs) {
        if isHashed { digest.update($0) }
      }
      text.delivery = .blocks(blocks)
    } catch {
      if case .undecodable(let line) = error { findings.add(.undecodable, line: line) }
      if error == .unknown { findings.add(.encodingUnknown) }
      return false
    }
    let own = digest.finalize()
    if isHashed { text.sha256 = own }
    text.form.encoding = encoding.name
    findings.add(.converted(encoding: encoding.name, isDeclared: isDeclared))
    return !encoding.isUTF16 || checkForm(text.delivery, &findings)
  }

  private func refuse(_ signature: FileSignature, _ findings: inout FindingList) -> Bool {
    findings.add(.otherFormat(signature), line: 1)
    return false
  }

  /// Whether the bytes may be a CSV file at all.
  private func checkForm(_ delivery: DeliveryBytes, _ findings: inout FindingList) -> Bool {
    if let signature = withHead(delivery, FileSignature.recognise) {
      return refuse(signature, &findings)
    }
    guard delivery.count > 0, delivery.copy((delivery.count - 1)..<delivery.count).first != 0
    else {
      findings.add(delivery.count > 0 ? .zeroBytesAtEnd : .empty)
      return false
    }
    return true
  }
}
