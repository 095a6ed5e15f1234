import LanguageAnalysis
import Lexicons

/// Knows sport, weather, business, film and the like by their words, so that “France beat Germany” makes no event.
struct TopicGuard: Sendable {
  private var topicOfWord: [String: Int] = [:]
  private var topics: [String] = []

  /// Lines `topic: word, word, …`.
  init(_ file: ResourceFile) {
    for line in file.lines {
      guard let (topic, words) = line.text.halves(at: ":") else { continue }
      if topics.firstIndex(of: topic) == nil { topics.append(topic) }
      let number = topics.firstIndex(of: topic) ?? 0
      for word in words.listItems { topicOfWord[word] = number }
    }
  }

  /// For each sentence the topic that keeps events out of it, if any.
  func guardedSentences(of phrases: Phrases) -> [String?] {
    var inText = [Set<String>](repeating: [], count: topics.count)
    let bySentence = phrases.text.sentences.map { sentence -> [Set<String>] in
      var found = [Set<String>](repeating: [], count: topics.count)
      for token in sentence {
        // “share a secret” is no business news: only nouns and names tell a topic.
        guard [.noun, .propn, .adj].contains(phrases.token(token).pos) else { continue }
        let word = phrases.lemmas[token]
        guard let topic = topicOfWord[word] else { continue }
        found[topic].insert(word)
        inText[topic].insert(word)
      }
      return found
    }
    return bySentence.map { found in
      for (number, words) in found.enumerated()
      where words.count >= 2 || (words.count == 1 && inText[number].count >= 6) {
        return topics[number]
      }
      return nil
    }
  }
}
