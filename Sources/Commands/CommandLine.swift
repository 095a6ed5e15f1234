import CHeap
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command line: words in, an exit status out. It alone prints and decides the status.
package enum AnnalsCommandLine {
  package static let version = "0.1.0"

  package static func main(_ arguments: [String] = Array(Swift.CommandLine.arguments.dropFirst())) async -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    annals_bound_heap()
    let console = Console()
    do {
      return try await run(arguments, console).rawValue
    } catch let error as AnnalsError {
      console.complain(error.description)
      return error.code == .usage ? ExitStatus.wrongUse.rawValue : ExitStatus.someInputUnread.rawValue
    } catch {
      console.complain("\(error)")
      return ExitStatus.someInputUnread.rawValue
    }
  }

  private static func run(_ arguments: [String], _ console: Console) async throws -> ExitStatus {
    guard let first = arguments.first else {
      console.print(Help.overview)
      return .wrongUse
    }
    switch first {
    case "--version", "version":
      console.print("annals \(version)")
      return .success
    case "help", "--help", "-h":
      guard let name = arguments.dropFirst().first else {
        console.print(Help.overview)
        return .success
      }
      console.print(Help.text(for: try command(named: name)))
      return .success
    default:
      let command = try command(named: first)
      let words = arguments.dropFirst()
      if words.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
        console.print(Help.text(for: command))
        return .success
      }
      return try await command.run(Invocation(command, arguments: words), console)
    }
  }

  private static func command(named name: String) throws -> Command {
    if let command = CommandTable.command(named: name) { return command }
    throw AnnalsError(
      .usage, "there is no command '\(name)'",
      remedy: suggestion(for: name, among: CommandTable.commands.map(\.name)) ?? "see 'annals help'")
  }
}
