import Disclosure
import Model
import Testing

@Suite("PublicRange") struct PublicRangeTests {
  /// A count of 3, which is hidden, and one of 30, which is not.
  private func told(_ ranges: PublicRanges) throws -> [PublicRange?] {
    let datasets = [Fixtures.dataset("stock", .frequency, [Fixtures.count(3), Fixtures.count(30)])]
    let release = try DisclosureControl(policy: Fixtures.forgetful).protect(datasets)
    return release.telling(ranges).datasets.first?.observations.map(\.range) ?? []
  }

  @Test("is told of a hidden value, by its row in the file")
  func hidden() throws {
    var ranges = PublicRanges()
    ranges[0, of: "stock"] = PublicRange(value: 1...9)
    #expect(try told(ranges) == [PublicRange(value: 1...9), nil])
  }

  @Test("is not told of a value that is shown, of another indicator, or of a row that is not there")
  func shown() throws {
    var ranges = PublicRanges()
    ranges[1, of: "stock"] = PublicRange(value: 20...40)
    ranges[2, of: "stock"] = PublicRange(value: 20...40)
    ranges[0, of: "flow"] = PublicRange(value: 1...9)
    #expect(try told(ranges) == [nil, nil])
  }

  @Test("is not told where it is a single number: the audit stops such a release")
  func point() throws {
    var ranges = PublicRanges()
    ranges[0, of: "stock"] = PublicRange(value: 3...3, numerator: 2...2)
    #expect(try told(ranges) == [nil, nil])
  }

  @Test("of a quotient follows from that of the numerator, rounded outwards to what is printed")
  func quotient() throws {
    // 1 of 45 is 2.22… %, 9 of 45 are 20 %.
    #expect(
      PublicRange(numerator: 1...9).value(
        over: 45, in: .percent, decimals: 1) == 2.2...20.0)
    // 1 of 3 is 33.33… %, 2 of 3 are 66.66… %.
    #expect(
      PublicRange(numerator: 1...2).value(
        over: 3, in: .percent, decimals: 1) == 33.3...66.7)
    #expect(PublicRange(numerator: 1...9).value(over: 0, in: .percent, decimals: 1) == nil)
    #expect(PublicRange().value(over: 45, in: .percent, decimals: 1) == nil)
    // All that a share can be says nothing; 44 of 45 are 97.77… %.
    #expect(PublicRange(numerator: 0...45).value(over: 45, in: .percent, decimals: 1) == nil)
    #expect(
      PublicRange(numerator: 0...44).value(over: 45, in: .percent, decimals: 1) == 0...97.8)
    #expect(
      PublicRange(numerator: 1...9).value(
        over: 45, in: .persons, decimals: 0) == nil)
  }
}
