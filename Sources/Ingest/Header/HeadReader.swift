import Model

/// Reads as much of the beginning of a delivery as its header needs.
struct HeadReader {
  private let contract: ExtractContract

  /// Prepares to read files of a contract.
  init(_ contract: ExtractContract) {
    self.contract = contract
  }

  /// The header, and the bytes in which it was found.
  func read(
    _ delivery: DeliveryBytes, _ findings: inout FindingList
  ) -> (bytes: [UInt8], header: Header) {
    var size = 1 << 16
    while true {
      let bytes = delivery.copy(0..<min(size, delivery.count))
      let isWhole = bytes.count < size || size >= delivery.count
      let header = bytes.withUnsafeBytes { bytes -> Header? in
        let start = HeaderStart(bytes, contract.dialect).position
        // The first row behind the header is looked at too.
        let next = start < bytes.count ? Header.next(bytes, from: start) : start
        let isEnough =
          isWhole || next < bytes.count && Header.next(bytes, from: next) < bytes.count
          || next < bytes.count && size >= PieceStream.longestRecord
        return isEnough ? HeaderReader(contract).read(bytes, &findings) : nil
      }
      if let header { return (bytes, header) }
      guard size < PieceStream.longestRecord else {
        findings.add(.recordTooLong, line: 1)
        return (bytes, Header.none)
      }
      size = min(size * 8, PieceStream.longestRecord)
    }
  }
}
