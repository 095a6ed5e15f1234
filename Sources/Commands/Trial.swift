import DocumentInput
import Extraction
import Findings
import Lexicons
import TextModel

enum Trial {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let reader = try ReportReader(root: DataRoot.find(), version: "trial")
    for item in try DocumentReader(root: DataRoot.find()).documents(at: invocation.operands) {
      guard case .document(let document) = item else {
        print(item)
        continue
      }
      for line in reader.read(document).record.lines { console.print(line.jsonLine) }
    }
    return .success
  }
}
