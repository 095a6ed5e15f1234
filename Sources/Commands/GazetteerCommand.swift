import Diagnostics
import Lexicons
import Places

/// `annals gazetteer`: what places are at hand, and packing them at setup.
enum GazetteerCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let root = try DataRoot.find()
    switch (invocation.operands[0], invocation.operands.dropFirst().first) {
    case ("info", nil): break
    case ("import", let folder?):
      try GazetteerBuilder.build(from: GazetteerSources(folder: folder, root: root), root: root)
    default:
      throw AnnalsError(.usage, "annals gazetteer takes 'info', or 'import' and a folder")
    }
    let gazetteer = try Gazetteer(root: root)
    console.print("\(root.packed(Gazetteer.fileName)): \(gazetteer.placeCount) places, \(gazetteer.nameCount) names")
    console.print(gazetteer.credit)
    return .success
  }
}
