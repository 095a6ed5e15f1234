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
    return try await ReadCommand.forEachDocument(
      invocation, console,
      transform: { Array(CoNLLU.text(of: pipeline.analyse($0.text), id: $0.id).utf8) }, console.print(bytes:))
  }
}
