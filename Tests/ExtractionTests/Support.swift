import DocumentInput
import Extraction
import Findings
import Lexicons

/// The reader with all its finders, loaded once for all tests.
enum TestReader {
  static let root = DataRoot(path: "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/"))
  static let reader = try? ReportReader(root: root, version: "test")
  static let documents = try? DocumentReader(root: root)

  /// The record of a report; ¶ parts paragraphs.
  static func record(_ report: String) -> Record? {
    guard let reader, let documents else { return nil }
    let text = report.replacing("¶", with: "\n\n")
    return reader.read(documents.document(text: text, id: "t", title: nil, date: "2031-03-04")).record
  }
}
