import Diagnostics
import LanguageAnalysis
import Lexicons
import MappedFiles

/// `annals model`: which language models are at hand, and packing one from a spaCy pipeline's folder.
enum ModelCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let root = try DataRoot.find()
    switch (invocation.operands[0], invocation.operands.dropFirst().first) {
    case ("info", let name?): return info([root.packed("\(try checked(name)).model")], console)
    case ("info", nil):
      return info(try ResourceFile.paths(in: root.packed("")).filter { $0.hasSuffix(".model") }, console)
    case ("import", let folder?):
      guard let name = invocation["--name"] else {
        throw AnnalsError(.usage, "annals model import needs a name for the packed model", remedy: "add --name NAME")
      }
      let path = root.packed("\(try checked(name)).model")
      _ = try ModelImporter.importModel(from: folder, name: name, to: path)
      return info([path], console)
    default:
      throw AnnalsError(.usage, "annals model takes 'info' and perhaps a name, or 'import' and a folder")
    }
  }

  /// A model's name is a file's name, and must stay in its folder.
  private static func checked(_ name: String) throws -> String {
    guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/") else {
      throw AnnalsError(.usage, "'\(name)' cannot be a model's name", remedy: "take letters, digits and '-'")
    }
    return name
  }

  /// Prints all that each file says of itself, and whether its content is still what was packed.
  private static func info(_ paths: [String], _ console: Console) -> ExitStatus {
    var status = ExitStatus.success
    for path in paths {
      do {
        let file = try PackedFile(path: path)
        let model = try LanguagePipeline(file).model
        console.print("\(model.name): \(model.pipeline) \(model.version)")
        func line(_ name: String, _ value: String) {
          console.print("  \(name)\(String(repeating: " ", count: max(1, 15 - name.count)))\(value)")
        }
        line("file", "\(path), \((file.size + 500_000) / 1_000_000) MB")
        for fact in model.facts { line(fact.name, fact.value) }
        let hash = try ContentHash.of(file)
        guard !model.hash.isEmpty else {
          line("sha256", "\(hash) (not compared: packed by an older version)")
          continue
        }
        line("sha256", "\(hash) (\(hash == model.hash ? "as packed" : "NOT as packed: \(model.hash)"))")
        if hash != model.hash {
          console.complain("\(path) is damaged: its content is not what was packed; run 'make setup' to make it anew")
          status = .someInputUnread
        }
      } catch {
        console.complain("\(error)")
        status = .someInputUnread
      }
    }
    return status
  }
}
