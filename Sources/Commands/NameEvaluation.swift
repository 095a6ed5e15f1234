import Diagnostics
import DocumentInput
import Evaluation
import Extraction
import Findings
import Lexicons
import Records

/// `annals eval names`: would two names be taken for one.
extension EvalCommand {
  /// Pairs of names against the merging of actors over many reports.
  static func names(_ invocation: Invocation, _ console: Console) throws {
    let name = invocation.operands[1]
    let half = invocation["--half"].flatMap(Half.init(rawValue:))
    let pairs = try NamePair.read(ResourceFile.bytes(of: name), name: name).filter { half == nil || $0.half == half }
    let score = NameScorer.score(pairs) { pair in
      ActorMerging.areOne(pair.first, pair.second, kind: kind(of: pair.kind))
    }
    report(score, invocation, console)
  }

  private static func kind(of kind: NamePair.Kind) -> ActorLine.Kind {
    switch kind {
    case .person: .person
    case .body: .organisation
    case .place: .country
    }
  }
}
