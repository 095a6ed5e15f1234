package import Findings

/// Gold answers and system answers in; figures, misses and spurious findings out. It finds nothing itself and reads
/// no text: every scorer compares two lists and counts.
///
/// One report: named figures in their order, and what was missed, spurious or wrong.
package struct ScoreReport: Sendable {
  /// Precision, recall and their harmonic mean over counts.
  package struct PRF: Sendable, Hashable {
    package var precision: Double
    package var recall: Double
    package var f1: Double
    package var hits: Double
    package var system: Int
    package var gold: Int

    /// `recallHits` differ from `hits` where partial overlaps count by share.
    package init(hits: Double, system: Int, gold: Int, recallHits: Double? = nil) {
      precision = system > 0 ? hits / Double(system) : (gold == 0 ? 1 : 0)
      recall = gold > 0 ? (recallHits ?? hits) / Double(gold) : (system == 0 ? 1 : 0)
      f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
      self.hits = hits
      self.system = system
      self.gold = gold
    }

    package init(hits: Int, system: Int, gold: Int) { self.init(hits: Double(hits), system: system, gold: gold) }
  }

  package enum Figure: Sendable {
    case count(Int)
    case share(Double)
    case prf(PRF)
    /// Figures of one kind each, by name: `per_type`.
    case group([(name: String, figure: PRF)])
    /// Plain counts by kind.
    case counts([(name: String, counts: [(String, Int)])])

    /// The share of `all` that `count` is; of nothing, `none`.
    static func share(_ count: Int, of all: Int, none: Double = 0) -> Figure {
      .share(all == 0 ? none : Double(count) / Double(all))
    }
  }

  package struct Mistake: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
      case missed = "MISSED"
      case spurious = "SPURIOUS"
      case value = "VALUE"
      case source = "SOURCE"
      case wrong = "WRONG"
    }

    package var document: String
    package var kind: Kind
    package var gold: String
    package var system: String

    package init(_ document: String, _ kind: Kind, gold: String = "", system: String = "") {
      self.document = document
      self.kind = kind
      self.gold = gold
      self.system = system
    }
  }

  package var figures: [(name: String, figure: Figure)] = []
  package var mistakes: [Mistake] = []
  /// The width of the column of names.
  var nameWidth = 20

  package subscript(name: String) -> PRF? {
    for (key, figure) in figures where key == name {
      if case .prf(let prf) = figure { return prf }
    }
    return nil
  }

  mutating func add(_ name: String, _ figure: Figure) { figures.append((name, figure)) }
}

// MARK: As text

extension ScoreReport {
  /// One line for each figure.
  package var text: String {
    figures.map { name, figure in
      switch figure {
      case .count(let count): "\(padded(name)) \(count)"
      case .share(let share): "\(padded(name)) \(decimals(share, 4))"
      case .prf(let prf): line(name, prf)
      case .group(let group): group.map { line("  " + $0.name, $0.figure) }.joined(separator: "\n")
      case .counts(let groups):
        groups.map { group in
          "\(padded("  " + group.name)) " + group.counts.map { "\($0.0) \($0.1)" }.joined(separator: "  ")
        }.joined(separator: "\n")
      }
    }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The first `limit` mistakes, one a line, tab-separated.
  package func mistakeLines(limit: Int) -> [String] {
    mistakes.prefix(limit).map { mistake in
      [mistake.document, mistake.kind.rawValue, mistake.gold, mistake.system]
        .map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }.joined(separator: "\t")
    }
  }

  private func line(_ name: String, _ prf: PRF) -> String {
    "\(padded(name)) P \(decimals(prf.precision, 4))  R \(decimals(prf.recall, 4))  F1 \(decimals(prf.f1, 4))"
      + "   tp \(plain(prf.hits)) sys \(prf.system) gold \(prf.gold)"
  }

  private func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(0, nameWidth - name.count))
  }
}

// MARK: As JSON

extension ScoreReport: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      for (name, figure) in figures {
        json.key(name)
        switch figure {
        case .count(let count): json.value(count)
        case .share(let share): json.value(share)
        case .prf(let prf): json.value(prf)
        case .group(let group): json.object { json in for entry in group { json.field(entry.name, entry.figure) } }
        case .counts(let groups):
          json.object { json in
            for group in groups {
              json.key(group.name)
              json.object { json in for (kind, count) in group.counts { json.field(kind, count) } }
            }
          }
        }
      }
    }
  }
}

extension ScoreReport.PRF: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object {
      $0.field("P", precision)
      $0.field("R", recall)
      $0.field("F1", f1)
      $0.field("tp", hits)
      $0.field("sys", system)
      $0.field("gold", gold)
    }
  }
}

/// A number with so many decimals.
package func decimals(_ value: Double, _ places: Int) -> String {
  let factor = (0..<places).reduce(1.0) { product, _ in product * 10 }
  guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
  let scaled = Int((abs(value) * factor).rounded(.toNearestOrEven))
  let digits = String(scaled % Int(factor))
  let fraction = String(repeating: "0", count: max(0, places - digits.count)) + digits
  return (value < 0 && scaled > 0 ? "-" : "") + "\(scaled / Int(factor))" + (places > 0 ? ".\(fraction)" : "")
}

/// A count as an integer, a sum of shares with its decimals.
private func plain(_ value: Double) -> String {
  value == value.rounded() ? String(Int(value)) : decimals(value, 3)
}
