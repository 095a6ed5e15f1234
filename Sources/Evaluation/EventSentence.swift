/// A sentence that a careful reader marked for events; its text lies in the corpus. Most hold none.
package struct EventSentence: CorpusPart {
  package struct Event: Decodable, Sendable {
    /// Code points in the document, half open.
    package var trigger: Range<Int>
    /// Every type and mode that a trained coder could defend.
    package var types: [String]
    package var modes: [String]
    package var sources: [String]
    package var targets: [String]
    package var modality: String?

    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let offsets = try container.decode([Int].self, forKey: .trigger)
      trigger = try Range(offsets: offsets) ?? { throw container.damaged(.trigger) }()
      // Either as pairs of a type and a mode, or as two lists.
      let pairs = try container.decodeIfPresent([Kind].self, forKey: .accept)
      types = try pairs?.map(\.type) ?? container.decode([String].self, forKey: .types)
      modes =
        try pairs?.compactMap(\.mode)
        ?? container.decodeIfPresent([String?].self, forKey: .modes)?.compactMap { $0 } ?? []
      sources = try container.decodeIfPresent([String].self, forKey: .sources) ?? []
      targets = try container.decodeIfPresent([String].self, forKey: .targets) ?? []
      modality = try container.decodeIfPresent(String.self, forKey: .modality)
    }

    private struct Kind: Decodable {
      var type: String
      var mode: String?
    }

    private enum CodingKeys: String, CodingKey { case trigger, accept, types, modes, sources, targets, modality }
  }

  /// The document's, so that a half is one of documents.
  package var id: String
  package var corpus: String
  package var range: Range<Int>
  package var events: [Event]

  package var document: String { id }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(String.self, forKey: .id)
    corpus = try container.decode(String.self, forKey: .corpus)
    let offsets = try [container.decode(Int.self, forKey: .start), container.decode(Int.self, forKey: .end)]
    range = try Range(offsets: offsets) ?? { throw container.damaged(.end) }()
    events = try container.decodeIfPresent([Event].self, forKey: .events) ?? []
  }

  private enum CodingKeys: String, CodingKey { case id, corpus, start, end, events }
}

extension Range<Int> {
  /// Two offsets in their order.
  fileprivate init?(offsets: [Int]) {
    guard offsets.count == 2, 0 <= offsets[0], offsets[0] <= offsets[1] else { return nil }
    self = offsets[0]..<offsets[1]
  }
}

extension KeyedDecodingContainer {
  fileprivate func damaged(_ key: Key) -> DecodingError {
    .dataCorruptedError(forKey: key, in: self, debugDescription: "no pair of offsets")
  }
}
