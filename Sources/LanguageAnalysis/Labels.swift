/// A Penn Treebank part-of-speech tag, as the model names it: `NNP`, `VBD`, `_SP`.
package struct Tag: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { rawValue = value }
}

/// A dependency relation, as the model names it (ClearNLP's labels in the English models): `nsubj`, `dobj`, `ROOT`.
package struct DependencyRelation: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { rawValue = value }
}

/// A named-entity type, as the model names it (OntoNotes' in the English models): `PERSON`, `GPE`, `ORG`.
package struct EntityLabel: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { rawValue = value }
}

/// Universal part of speech, with spaCy's `SPACE` for white space between words.
package enum PartOfSpeech: String, Sendable, Hashable, CaseIterable {
  case adj = "ADJ"
  case adp = "ADP"
  case adv = "ADV"
  case aux = "AUX"
  case cconj = "CCONJ"
  case det = "DET"
  case intj = "INTJ"
  case noun = "NOUN"
  case num = "NUM"
  case part = "PART"
  case pron = "PRON"
  case propn = "PROPN"
  case punct = "PUNCT"
  case sconj = "SCONJ"
  case sym = "SYM"
  case verb = "VERB"
  case x = "X"
  case space = "SPACE"
}
