import Testing

@testable import Evaluation

@Suite struct HalfTests {
  /// The test vectors of FIPS 180, and a message that needs a second block.
  @Test(arguments: [
    ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"), ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
    ),
  ])
  func hashes(_ message: String, _ digest: String) {
    let hex = SHA1.hash(Array(message.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(hex == digest)
  }

  @Test func lastDigitDecides() {
    #expect(Half(id: "a") == .a)
    #expect(Half(id: "abc") == .b)
    #expect(Half(id: "") == .b)
    #expect(Half(id: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") == .b)
  }
}
