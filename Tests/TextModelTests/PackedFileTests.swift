import Diagnostics
import Glibc
import MappedFiles
import Testing

/// A damaged file is refused with a reason; it never brings the program down.
@Suite struct PackedFileTests {
  private let path = "/tmp/annals-packed-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).pack"

  private func sound() throws -> [UInt8] {
    var writer = PackedFileWriter()
    writer.add("numbers", [1, 2, 3] as [UInt32])
    writer.add("text", "naïve")
    writer.add("empty", bytes: [])
    try writer.write(to: path)
    return try contents()
  }

  @Test func whatIsWrittenIsRead() throws {
    _ = try sound()
    defer { unlink(path) }
    let file = try PackedFile(path: path)
    #expect(file.names == ["empty", "numbers", "text"])
    #expect(Array(try file.array("numbers", of: UInt32.self)) == [1, 2, 3])
    #expect(try file.string("text") == "naïve")
    #expect(try file.string("empty").isEmpty)
    #expect(throws: AnnalsError.self) { try file.array("absent", of: UInt8.self) }
    #expect(throws: AnnalsError.self, "six bytes are no whole number of UInt32") {
      try file.array("text", of: UInt32.self)
    }
  }

  @Test func everyTruncationIsRefused() throws {
    let bytes = try sound()
    defer { unlink(path) }
    for count in 0..<bytes.count {
      try write(Array(bytes[..<count]))
      #expect(throws: AnnalsError.self, "\(count) of \(bytes.count) bytes") { try PackedFile(path: path) }
    }
  }

  @Test func aMissingFileAndAFolderAreRefused() {
    #expect(throws: AnnalsError.self) { try PackedFile(path: "/tmp/annals-no-such-file") }
    #expect(throws: AnnalsError.self) { try PackedFile(path: "/tmp") }
  }

  @Test func damageAnywhereIsRefusedOrHarmless() throws {
    let bytes = try sound()
    defer { unlink(path) }
    var random = SplitMix(seed: 20_310_304)
    for _ in 0..<3000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        // Mostly in the header and the directory, where damage could lead astray.
        let limit = Bool.random(using: &random) ? min(192, bytes.count) : bytes.count
        damaged[Int.random(in: 0..<limit, using: &random)] = [
          0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &random),
        ]
        .randomElement(using: &random)!
      }
      try write(damaged)
      guard let file = try? PackedFile(path: path) else { continue }
      for name in file.names {
        _ = (try? file.array(name, of: UInt8.self))?.reduce(0) { $0 &+ $1 }
        _ = (try? file.array(name, of: UInt64.self))?.reduce(0) { $0 &+ $1 }
        _ = try? file.string(name)
      }
    }
  }

  private func write(_ bytes: [UInt8]) throws {
    let file = try #require(fopen(path, "wb"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }

  private func contents() throws -> [UInt8] {
    let file = try #require(fopen(path, "rb"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    return Array(bytes[..<fread(&bytes, 1, bytes.count, file)])
  }
}

/// Sebastiano Vigna's SplitMix64 (public domain): the same numbers on every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
