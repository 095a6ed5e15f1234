extension Token {
  /// The relations in which a noun phrase stands on its own.
  fileprivate static let nominalRelations: Set<DependencyRelation> = [
    "oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT",
  ]
}

/// The base noun phrases of one block: from the left edge of a noun to the noun, none inside another.
package func nounChunks(of tokens: [Token]) -> [TokenRange] {
  var chunks: [TokenRange] = []
  for (index, token) in tokens.enumerated() {
    guard [.noun, .propn, .pron].contains(token.pos), token.leftEdge >= chunks.last?.upperBound ?? 0 else { continue }
    guard Token.nominalRelations.contains(governingRelation(of: index, in: tokens)) else { continue }
    chunks.append(token.leftEdge..<(index + 1))
  }
  return chunks
}

/// The relation of the token, or of the first of the words that it is joined to by "and" or "or".
private func governingRelation(of index: Int, in tokens: [Token]) -> DependencyRelation {
  guard tokens[index].relation == "conj" else { return tokens[index].relation }
  var head = tokens[index].head
  while tokens[head].relation == "conj", tokens[head].head < head { head = tokens[head].head }
  return tokens[head].relation
}
