import Diagnostics
import LanguageAnalysis
import Lexicons

/// `annals model`: which language models are at hand, and packing one from a spaCy pipeline's folder.
enum ModelCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let root = try DataRoot.find()
    switch (invocation.operands[0], invocation.operands.dropFirst().first) {
    case ("info", nil):
      for path in try ResourceFile.paths(in: root.packed("")) where path.hasSuffix(".model") {
        console.print("\(path): \(try ModelDescription(path: path))")
      }
    case ("import", let folder?):
      guard let name = invocation["--name"] else {
        throw AnnalsError(.usage, "annals model import needs a name for the packed model", remedy: "add --name NAME")
      }
      let path = root.packed("\(name).model")
      console.print("\(path): \(try ModelImporter.importModel(from: folder, name: name, to: path))")
    default:
      throw AnnalsError(.usage, "annals model takes 'info', or 'import' and a folder")
    }
    return .success
  }
}
