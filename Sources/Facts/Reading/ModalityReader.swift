import Diagnostics
import Findings
import LanguageAnalysis
import Lexicons

/// How far the clause of a verb is said to be so, by its auxiliaries, negation, conditions and the verb above it.
///
/// Words come from `modality.words`; the first of denied, hypothetical, the verb above, the auxiliary decides.
struct ModalityReader: Sendable {
  private let governors: [String: Modality]
  private let auxiliaries: [String: Modality]

  init(root: DataRoot) throws {
    let file = try ResourceFile(path: root.resource("Facts", "modality.words"))
    var governors: [String: Modality] = [:]
    var auxiliaries: [String: Modality] = [:]
    for line in file.lines {
      guard line.fields.count == 3, let modality = Modality(rawValue: String(line.fields[1])) else {
        throw AnnalsError(.resource, "\(file.diagnostic(line, "a modality line needs kind, modality and words"))")
      }
      for word in line.fields[2].split(separator: "|") {
        if line.fields[0] == "auxiliary" {
          auxiliaries[String(word)] = modality
        } else {
          governors[String(word)] = modality
        }
      }
    }
    self.governors = governors
    self.auxiliaries = auxiliaries
  }

  func modality(of head: Int, in text: AnalysedText) -> Modality {
    var found: Modality?
    var token = head
    for _ in 0..<6 {
      if isNegated(token, text) { return .denied }
      if isConditional(token, text) { return .hypothetical }
      found = found ?? auxiliary(token, text)
      let above = text.tokens[token].head
      guard above != token, hangsInside(token, text) else { break }
      if text.tokens[token].relation != "conj", let governed = governors[text.tokens[above].lemma] {
        found = found == .denied ? .denied : governed
      }
      token = above
    }
    return found ?? .asserted
  }

  /// Whether what is said above holds for this clause too: infinitives, coordination, nouns of a verb.
  private func hangsInside(_ token: Int, _ text: AnalysedText) -> Bool {
    let relation = text.tokens[token].relation.rawValue
    if relation == "conj" { return text.children(of: token, "nsubj", "nsubjpass").isEmpty }
    if relation == "acl" || relation == "ccomp" {
      return text.children(of: token).contains { text.tokens[$0].tag == "TO" }
    }
    return ["xcomp", "pcomp", "prep", "dobj", "pobj", "nsubjpass", "oprd", "attr"].contains(relation)
  }

  private func isNegated(_ token: Int, _ text: AnalysedText) -> Bool {
    text.children(of: token).contains {
      text.tokens[$0].relation == "neg" || (text.tokens[$0].lower == "never" && $0 < token)
    }
  }

  private func isConditional(_ token: Int, _ text: AnalysedText) -> Bool {
    text.tokens[token].relation == "advcl"
      && text.children(of: token, "mark").contains { ["if", "unless"].contains(text.tokens[$0].lower) }
  }

  private func auxiliary(_ token: Int, _ text: AnalysedText) -> Modality? {
    let found = text.children(of: token, "aux").lazy.compactMap { auxiliaries[text.tokens[$0].lower] }.first
    // "said that it would join" is a plan told in the past.
    return found == .hypothetical && text.tokens[token].relation == "ccomp" ? .planned : found
  }
}
