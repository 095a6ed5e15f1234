import Testing

@testable import LanguageAnalysis

/// The four keys that thinc 8.3 gives (`NumpyOps().hash([key], seed)`).
@Suite struct HashEmbeddingTests {
  @Test(
    arguments: [
      (0, 8, [0, 0, 0, 0]),
      (1, 12, [2_938_686_206, 2_291_508_213, 2_246_688_320, 3_554_967_022]),
      (5_983_625_672_228_268_878, 8, [2_726_685_510, 2_083_710_382, 4_090_028_265, 978_081_925]),
      (.max, 13, [3_199_409_384, 1_062_937_581, 752_279_700, 3_061_442_444]),
    ] as [(UInt64, UInt64, [UInt64])])
  func hashesLikeThinc(key: UInt64, seed: UInt64, wanted: [UInt64]) {
    let (first, second) = HashEmbedding.hash(key, seed: seed)
    #expect([first & 0xFFFF_FFFF, first >> 32, second & 0xFFFF_FFFF, second >> 32] == wanted)
  }
}
