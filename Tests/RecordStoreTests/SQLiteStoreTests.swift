import Diagnostics
import Findings
import Foundation
import RecordStore
import Testing

@Suite struct SQLiteStoreTests {
  private let file = TemporaryStore()

  private func contract() throws -> StoreContract { StoreContract(store: try file.open()) }

  @Test func keepsRecordsWhole() throws { try contract().keepsRecordsWhole() }
  @Test func addingTwiceChangesNothing() throws { try contract().addingTwiceChangesNothing() }
  @Test func aChangedTextSupersedes() throws { try contract().aChangedTextSupersedes() }
  @Test func readingAnewReplaces() throws { try contract().readingAnewReplaces() }
  @Test func eventsAreFound() throws { try contract().eventsAreFound() }
  @Test func quotesAreFound() throws { try contract().quotesAreFound() }
  @Test func ledgersAnswer() throws { try contract().ledgersAnswer() }
  @Test func linesAreExplained() throws { try contract().linesAreExplained() }

  @Test func staysOnDisk() throws {
    let sample = Sample()
    _ = try file.open().add(sample.record, text: sample.text)
    #expect(try file.open().record(ofReport: "r1")?.record == sample.record)
  }

  /// A line id that stands twice fails half-way through the writing.
  @Test func aFailureLeavesNothingBehind() throws {
    let store = try file.open()
    var sample = Sample()
    sample.record.events.append(sample.record.events[0])
    #expect(throws: AnnalsError.self) { try store.add(sample.record, text: sample.text) }
    #expect(try store.reports(ReportFilter()).isEmpty)
    #expect(try store.quotes(QuoteFilter(about: "need")).isEmpty)
    sample.record.events.removeLast()
    #expect(try store.add(sample.record, text: sample.text) == .added)
  }

  @Test func twoConnectionsWaitForEachOther() async throws {
    let stores = [try file.open(), try file.open()]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        let store = stores[number % 2]
        group.addTask {
          let sample = Sample(id: "r\(number)", sha256: "sha\(number)")
          _ = try store.add(sample.record, text: sample.text)
        }
      }
      try await group.waitForAll()
    }
    #expect(try file.open().reports(ReportFilter()).count == 20)
  }

  @Test func whatIsNoStoreIsRefused() throws {
    #expect(throws: AnnalsError.self) { try SQLiteStore(path: file.path, root: root, creating: false) }
    try Data(repeating: 0x41, count: 5000).write(to: URL(fileURLWithPath: file.path))
    #expect(throws: AnnalsError.self) { try file.open() }
    #expect(throws: AnnalsError.self) { try SQLiteStore(path: "/nowhere/at/all.db", root: root) }
  }
}
