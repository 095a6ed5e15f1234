import Findings
import Foundation
import LanguageAnalysis
import Lexicons
import Outputs
import Testing
import TextModel

/// TimeML as other programs want it: well formed, valid by our DTD, and the text as it was.
@Suite struct TimeMLTests {
  /// The sample with its times, as a careful reader would write them.
  private static let record: Record = {
    let sample = Sample()
    var record = sample.record
    func time(_ number: Int, _ words: String, _ class: TimeLine.Class, _ value: String, anchor: String? = nil)
      -> TimeLine
    {
      let low = Sample.words.range(of: words).map {
        Sample.words.utf8.distance(from: Sample.words.startIndex, to: $0.lowerBound)
      }
      return TimeLine(
        id: "t\(number)", report: "orlin-1", span: sample.text.span((low ?? 0)..<((low ?? 0) + words.utf8.count)),
        class: `class`, value: value, anchor: anchor, begin: `class` == .date ? value : nil,
        end: `class` == .date ? value : nil, confidence: 0.9)
    }
    record.times = [
      time(1, "4 March 2031", .date, "2031-03-04"), time(2, "Monday", .date, "2031-03-03", anchor: "published"),
      time(3, "three days", .duration, "P3D"), time(4, "Sunday", .date, "2031-03-02", anchor: "t9"),
    ]
    record.times[2].endPoint = "t2"
    record.events[0].time?.basis = "t2"
    record.events[1].time?.basis = "published"
    // Two lines of the record rest on one word.
    var other = record.events[0]
    other.id = "e9"
    other.modality = .planned
    record.events.append(other)
    return record
  }()

  private static func timeML(_ record: Record, text: String = Sample.words) -> String {
    TimeML.text(
      of: record,
      analysis: AnalysedText(source: SourceText(text), tokens: [], entities: [], nounChunks: [], blocks: []))
  }

  @Test func elementsStandAroundTheirWords() {
    let text = Self.timeML(Self.record)
    for part in [
      "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2031-03-04\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">2031-03-04</TIMEX3></DCT>",
      "value=\"2031-03-03\" temporalFunction=\"true\" functionInDocument=\"NONE\" anchorTimeID=\"t0\">Monday</TIMEX3>",
      "<TIMEX3 tid=\"t3\" type=\"DURATION\" value=\"P3D\" temporalFunction=\"false\" functionInDocument=\"NONE\" endPoint=\"t2\">three days</TIMEX3>",
      "<EVENT eid=\"e1\" class=\"I_ACTION\">asked</EVENT>", "<EVENT eid=\"cq1\" class=\"REPORTING\">said</EVENT>",
      "relType=\"IS_INCLUDED\" eventInstanceID=\"eie1\" relatedToTime=\"t2\"/>",
      "relType=\"IS_INCLUDED\" eventInstanceID=\"eie2\" relatedToTime=\"t0\" origin=\"published\"/>",
    ] { #expect(text.contains(part), "\(part)") }
    // An anchor that the record does not have is no reference.
    #expect(!text.contains("t9"))
  }

  @Test func oneEventHasAnInstanceForEachLine() {
    let text = Self.timeML(Self.record)
    #expect(text.components(separatedBy: ">asked</EVENT>").count == 2)
    #expect(text.contains("eiid=\"eie9\" eventID=\"e1\""))
    #expect(text.contains("polarity=\"POS\" modality=\"PLANNED\""))
    #expect(
      text.contains("eiid=\"eie3\" eventID=\"e3\" tense=\"NONE\" aspect=\"NONE\" pos=\"OTHER\" polarity=\"NEG\"/>"))
  }

  @Test func textSurvives() throws {
    let words = "a <b> & \"c\" d\r\ne\u{0}f ]]>"
    var record = Self.record
    (record.times, record.events, record.quotes) = ([], [], [])
    let text = Self.timeML(record, text: words)
    #expect(text.contains("<TEXT>a &lt;b&gt; &amp; &quot;c&quot; d&#13;\ne\u{FFFD}f ]]&gt;</TEXT>"))
  }

  private static let hasXMLLint = Tool.exists("xmllint")

  @Test(.enabled(if: hasXMLLint, "xmllint is not installed: apt-get install libxml2-utils"))
  func validByTheDTD() throws {
    var undated = Self.record
    undated.report.published = nil
    var zoned = Self.record
    zoned.report.published = "2031-03-04T10:00:00+05:00"
    for record in [Self.record, undated, zoned] {
      let answer = try Tool.run(
        "xmllint", ["--noout", "--dtdvalid", "\(root.path)/Resources/Outputs/TimeML.dtd"], on: Self.timeML(record))
      #expect(answer.status == 0, "\(answer.complaints)")
    }
    let broken = Self.timeML(Self.record).replacingOccurrences(of: "endPoint=\"t2\"", with: "endPoint=\"t77\"")
    let answer = try Tool.run(
      "xmllint", ["--noout", "--dtdvalid", "\(root.path)/Resources/Outputs/TimeML.dtd"], on: broken)
    #expect(answer.status != 0)
  }

  private static let hasReader = FileManager.default.fileExists(atPath: "\(root.path)/Data/timeml-venv/complete")

  @Test(.enabled(if: hasReader, "tieval is not there: run Scripts/read-timeml.py once"))
  func readByTieval() throws {
    let answer = try Tool.run("\(root.path)/Scripts/read-timeml.py", [], on: Self.timeML(Self.record))
    #expect(answer.status == 0, "\(answer.complaints)")
    #expect(answer.output.contains("written 2031-03-04, 4 times, 8 events, 5 links"))
  }
}

/// A program of the system, run on a file.
private enum Tool {
  static func exists(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }

  static func run(_ name: String, _ arguments: [String], on text: String) throws -> (
    status: Int32, output: String, complaints: String
  ) {
    let file = FileManager.default.temporaryDirectory.appending(path: "annals-\(UUID().uuidString).tml")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments + [file.path]
    let (output, complaints) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, complaints)
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    let complained = complaints.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: said, as: UTF8.self), String(decoding: complained, as: UTF8.self)
    )
  }
}
