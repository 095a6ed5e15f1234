import Findings
import Foundation
import Outputs
import Testing
import TextModel

@Suite struct DossierTests {
  private let sample = Sample()

  private func page(_ samples: [Sample]) throws -> String {
    let page = try Dossier(root: root).page(title: "Orlin", reports: samples.map { ($0.record, $0.text) })
    // To look at it: ANNALS_DOSSIER=/tmp/dossier.html swift test --filter DossierTests
    if let path = ProcessInfo.processInfo.environment["ANNALS_DOSSIER"] {
      try page.write(toFile: path, atomically: true, encoding: .utf8)
    }
    return page
  }

  @Test func showsEveryKindOfItem() throws {
    let page = try page([sample, Sample(id: "orlin-2", publisher: "Gazette", published: "2031-03-05")])
    for part in ["chronology", "quotations", "people", "ledgers", "figures", "bodies"] {
      #expect(page.contains("<section id=\"\(part)\""), "\(part)")
    }
    #expect(page.contains("2 sources"))
    #expect(page.contains("1.4 → 1.9 EUR"))
  }

  /// Each link's anchor stands once in the source texts, and the pieces between its offsets are the item's words.
  @Test func everyLinkLeadsToItsWords() throws {
    let page = try page([sample])
    let anchors = page.matches(of: /href="#(s1-[a-z0-9]+)" data-at="r1 (\d+) (\d+)/)
    #expect(anchors.count > 15)
    let pieces = page.matches(of: /data-s="(\d+)" data-e="(\d+)">([^<]*)</)
    for anchor in anchors {
      #expect(page.components(separatedBy: "id=\"\(anchor.1)\"").count == 2, "\(anchor.1)")
      let low = Int(anchor.2) ?? -1
      let high = Int(anchor.3) ?? -1
      let words = pieces.filter { (Int($0.1) ?? -1) >= low && (Int($0.2) ?? -1) <= high }.map { String($0.3) }
      let range = sample.text.byteOffset(ofCodePoint: low)..<sample.text.byteOffset(ofCodePoint: high)
      #expect(words.joined() == sample.text[range])
    }
  }

  @Test func hostileTextStaysText() throws {
    let attack = "</span><script>alert(1)</script>\" onload=\"x\u{0} 'y' & <b>"
    var record = Sample(text: attack).record
    record.report.title = attack
    record.report.id = attack
    record.report.url = "javascript:alert(1)"
    record.actors[0].name = attack
    let html = try Dossier(root: root).page(title: attack, reports: [(record, SourceText(attack))])
    #expect(html.components(separatedBy: "<script").count == 2)
    #expect(!html.contains("&amp; <b>"))
    #expect(!html.contains("\" onload"))
    #expect(!html.contains("javascript:"))
    #expect(!html.contains("\u{0}"))
  }

  @Test func nothingIsFetched() throws {
    let page = try page([sample])
    #expect(page.contains("default-src 'none'"))
    #expect(page.firstMatch(of: /(src=|@import|url\()/) == nil)
  }

  @Test func noReportsMakeAPage() throws {
    #expect(try page([]).contains("0 reports"))
  }
}
