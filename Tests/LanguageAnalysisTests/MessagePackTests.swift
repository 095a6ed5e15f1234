import Diagnostics
import Testing

@testable import LanguageAnalysis

/// Values as the MessagePack specification writes them, and bytes that are no value.
@Suite struct MessagePackTests {
  @Test(
    arguments: [
      ([0xC0], MessagePackValue.null),
      ([0xC3], .bool(true)),
      ([0x7F], .unsigned(127)),
      ([0xE0], .negative(-32)),
      ([0xCD, 0x01, 0x00], .unsigned(256)),
      ([0xCF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], .unsigned(.max)),
      ([0xD1, 0xFF, 0x00], .negative(-256)),
      ([0xD0, 0x05], .unsigned(5)),
      ([0xCA, 0x3F, 0xC0, 0x00, 0x00], .double(1.5)),
      ([0xCB, 0xBF, 0xF0, 0, 0, 0, 0, 0, 0], .double(-1)),
      ([0xA2, 0x68, 0x69], .string("hi")),
      ([0xD9, 0x01, 0x61], .string("a")),
      ([0xC4, 0x02, 0x00, 0xFF], .binary([0x00, 0xFF])),
      ([0x92, 0x01, 0xC2], .array([.unsigned(1), .bool(false)])),
      ([0xDC, 0x00, 0x01, 0xC0], .array([.null])),
      ([0x81, 0xC4, 0x01, 0x6E, 0x02], .map([.init(key: .binary([0x6E]), value: .unsigned(2))])),
    ] as [([UInt8], MessagePackValue)])
  func reads(bytes: [UInt8], wanted: MessagePackValue) throws {
    #expect(try MessagePackValue(parsing: bytes, of: "test") == wanted)
  }

  @Test(
    arguments: [
      [], [0xC1], [0xCD, 0x01], [0xA5, 0x61], [0xC6, 0xFF, 0xFF, 0xFF, 0xFF], [0xDD, 0xFF, 0xFF, 0xFF, 0xFF, 0x00],
      [0xDF, 0xFF, 0xFF, 0xFF, 0xFF], [0x91], [0x81, 0x01], [0x01, 0x02], [UInt8](repeating: 0x91, count: 100_000),
    ] as [[UInt8]])
  func refuses(bytes: [UInt8]) {
    #expect(throws: AnnalsError.self) { try MessagePackValue(parsing: bytes, of: "test") }
  }

  @Test func findsValuesByKey() throws {
    let value = try MessagePackValue(parsing: [0x82, 0xA1, 0x61, 0x01, 0x41, 0x93, 0x07, 0x08, 0x09], of: "test")
    #expect(value["a"]?.int == 1)
    #expect(value[0x41]?[index: 2]?.int == 9)
    #expect(value["b"] == nil)
    #expect(value[0x41]?[index: 3] == nil)
  }
}
