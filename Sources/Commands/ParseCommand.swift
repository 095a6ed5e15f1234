import Diagnostics
import DocumentInput
import LanguageAnalysis
import Lexicons
import Outputs
import TextModel

/// `annals parse`: language analysis alone; each document is one run over exactly its text.
enum ParseCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let pipeline = try LanguagePipeline.load(model: invocation["--model"] ?? "en-md", root: try DataRoot.find())
    var status = ExitStatus.success
    for item in try ReadCommand.documents(invocation) {
      switch item {
      case .diagnostic(let diagnostic):
        console.complain(diagnostic)
        if diagnostic.severity == .error { status = .someInputUnread }
      case .document(let document):
        console.print(bytes: Array(CoNLLU.text(of: pipeline.analyse(document.text), id: document.id).utf8))
      }
    }
    return status
  }
}
