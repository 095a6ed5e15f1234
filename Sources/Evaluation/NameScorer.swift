import Diagnostics

/// Two names with a careful reader's judgement whether they are of one person, body or place.
package struct NamePair: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case person
    case body
    case place
  }

  package var first: String
  package var second: String
  package var isSame: Bool
  package var kind: Kind
  /// What makes the pair hard: `translit-russian`, `initials`, `historic-name` …
  package var phenomenon: String

  package init(_ first: String, _ second: String, isSame: Bool, kind: Kind, phenomenon: String) {
    self.first = first
    self.second = second
    self.isSame = isSame
    self.kind = kind
    self.phenomenon = phenomenon
  }

  /// A tab-separated file: both names, `same` or `different`, the kind, the phenomenon.
  package static func read(_ bytes: [UInt8], name: String) throws -> [NamePair] {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return try lines.enumerated().compactMap { number, line in
      if line.isEmpty || line.hasPrefix("#") { return nil }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 5, let kind = Kind(rawValue: fields[3]), ["same", "different"].contains(fields[2]) else {
        throw AnnalsError(
          .unreadable, "\(name):\(number + 1): not two names, same or different, a kind and a phenomenon")
      }
      return NamePair(fields[0], fields[1], isSame: fields[2] == "same", kind: kind, phenomenon: fields[4])
    }
  }

  package var half: Half { Half(id: "\(first)\t\(second)") }
}

/// Pairs of names: which of them a judgement takes for one, by kind and by phenomenon.
package enum NameScorer {
  /// What no rule of spelling tells: only who knows the world knows these.
  package static let worldKnowledge: Set<String> = ["historic-name", "place-exonym", "metonym", "nickname-alias"]

  package static func score(_ pairs: [NamePair], areOne: (NamePair) -> Bool) -> ScoreReport {
    let judged = pairs.map { (pair: $0, isJoined: areOne($0)) }
    func figure(_ keeps: (NamePair) -> Bool) -> ScoreReport.PRF {
      let kept = judged.filter { keeps($0.pair) }
      return .init(
        hits: kept.count { $0.isJoined && $0.pair.isSame }, system: kept.count(where: \.isJoined),
        gold: kept.count(where: \.pair.isSame))
    }
    var report = ScoreReport()
    report.nameWidth = 30
    report.add("pairs", .count(pairs.count))
    report.add("all", .prf(figure { _ in true }))
    report.add("by_spelling", .prf(figure { !worldKnowledge.contains($0.phenomenon) }))
    report.add("by_knowledge", .prf(figure { worldKnowledge.contains($0.phenomenon) }))
    report.add(
      "per_kind",
      .group(NamePair.Kind.allCases.map { kind in (name: kind.rawValue, figure: figure { $0.kind == kind }) }))
    report.add(
      "per_phenomenon",
      .group(
        Set(pairs.map(\.phenomenon)).sorted().map { name in (name: name, figure: figure { $0.phenomenon == name }) }))
    report.mistakes = judged.filter { $0.isJoined != $0.pair.isSame }.map { pair, isJoined in
      .init(
        pair.phenomenon, isJoined ? .spurious : .missed, gold: isJoined ? "" : "\(pair.first) = \(pair.second)",
        system: isJoined ? "\(pair.first) = \(pair.second)" : "")
    }
    return report
  }
}
