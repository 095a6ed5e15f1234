import Diagnostics
import MappedFiles

/// Turns an unpacked spaCy pipeline into one packed model file, and refuses clearly what it cannot take.
///
/// It takes English pipelines on a CNN, as `en_core_web_sm` and `_md` 3.8 are; see Docs/LanguageModels.md.
package enum ModelImporter {
  /// Reads the pipeline in `directory` and writes it to `path`, whole or not at all.
  @discardableResult package static func importModel(
    from directory: String, name: String, to path: String
  ) throws -> ModelDescription {
    let folder = try PipelineFolder(directory)
    let record = try PackageRecord(directory: directory)
    let vectors = try ImportedWordVectors(directory: directory)
    let networks = try PipelineNetworks(folder, vectors: vectors)
    var writer = PackedFileWriter()
    let description = ModelDescription(name: name, folder, record, vectors, networks)
    description.pack(into: &writer)
    if networks.usesVectors { vectors?.pack(into: &writer) }
    networks.pack(vectors: vectors, into: &writer)
    try Tokenizer.pack(from: directory, into: &writer)
    if let path = folder.path(of: "attribute_ruler") {
      try AttributeRuler.pack(file: "\(path)/patterns", into: &writer)
    } else {
      AttributeRuler.packNothing(into: &writer)
    }
    if let path = folder.path(of: "lemmatizer") { try Lemmatizer.pack(from: directory, tables: path, into: &writer) }
    writer.add(ModelDescription.hashSection, ContentHash.of(writer))
    try writer.write(to: path)
    // What was written must open: a pipeline that cannot run is found out here and not at the first report.
    _ = try LanguagePipeline(PackedFile(path: path))
    return try ModelDescription(path: path)
  }
}

/// The networks of a pipeline; parts that it lacks always say the same.
struct PipelineNetworks {
  /// For tags and trees, and for names.
  let encoder: EncoderWeights
  let nameEncoder: EncoderWeights
  let tags: [String]
  let tagWeights: [Float]
  let tagBias: [Float]
  let parser: TransitionWeights
  let recognizer: TransitionWeights
  /// The sizes as they were trained, for people.
  let sizes: [String]

  var usesVectors: Bool { encoder.staticWeights != nil || nameEncoder.staticWeights != nil }

  init(_ folder: PipelineFolder, vectors: ImportedWordVectors?) throws {
    func model(_ part: String) throws -> ThincModel? {
      guard let path = folder.path(of: part) else { return nil }
      let model = try ThincModel(file: "\(path)/model")
      try EncoderWeights.refuseOthers(model)
      return model
    }
    let tagger = try model("tagger")
    let parser = try model("parser")
    let recognizer = try model("ner")
    var shared: ThincModel?
    /// The encoder that a part reads: its own, or the pipeline's.
    func encoder(of part: ThincModel) throws -> ThincModel {
      if EncoderWeights.isIn(part) { return part }
      shared = try shared ?? model("tok2vec")
      guard let shared else { throw part.refused("listens to a tok2vec that the pipeline does not have") }
      return shared
    }
    let readers = [tagger, parser].compactMap { $0 }
    if readers.count == 2, readers.contains(where: EncoderWeights.isIn) {
      throw readers[0].refused("and the parser do not share one tok2vec")
    }
    var sizes: [String] = []
    func read(_ model: ThincModel?, _ part: String) throws -> EncoderWeights {
      guard let model else { return .nothing }
      let weights = try EncoderWeights(model, vectors: vectors)
      sizes.append("\(part): \(weights.sizes)")
      return weights
    }
    let (trees, names) = (
      try read(readers.first.map { try encoder(of: $0) }, "tok2vec"),
      try read(recognizer.map { try encoder(of: $0) }, "tok2vec for names")
    )
    (tags, tagWeights, tagBias) =
      try tagger.map { try Self.tagger($0, folder, width: trees.width) }
      ?? ([""], [Float](repeating: 0, count: trees.width), [0])
    func scorer(_ model: ThincModel?, _ part: String, width: Int, slots: Int) throws -> TransitionWeights? {
      guard let model, let path = folder.path(of: part) else { return nil }
      try TransitionMoves.checkConfiguration("\(path)/cfg")
      let weights = try TransitionWeights(
        model, actions: TransitionMoves(file: "\(path)/moves").actions, width: width, slots: slots)
      sizes.append("\(part): \(weights.actions.count) actions, hidden width \(weights.hidden)")
      return weights
    }
    self.parser =
      try scorer(parser, "parser", width: trees.width, slots: 8) ?? .flatTrees(width: trees.width)
    self.recognizer =
      try scorer(recognizer, "ner", width: names.width, slots: 3) ?? .noNames(width: names.width)
    self.encoder = trees
    nameEncoder = names
    self.sizes = sizes
  }

  private static func tagger(
    _ model: ThincModel, _ folder: PipelineFolder, width: Int
  ) throws -> ([String], [Float], [Float]) {
    let labels = try ComponentConfiguration(file: "\(folder.path(of: "tagger") ?? "")/cfg").labels ?? []
    guard (1...255).contains(labels.count) else { throw model.refused("has \(labels.count) tags") }
    guard labels.allSatisfy({ !$0.contains("\n") }) else { throw model.refused("has a tag of several lines") }
    let node = try model.node(named: "softmax")
    return (
      labels, try model.values("W", of: node, shape: [labels.count, width]),
      try model.values("b", of: node, shape: [labels.count])
    )
  }

  func pack(vectors: ImportedWordVectors?, into writer: inout PackedFileWriter) {
    writer.add(encoder, vectors: vectors, as: "tok2vec")
    writer.add(nameEncoder, vectors: vectors, as: "ner")
    writer.addTagger(labels: tags, weights: tagWeights, inputs: encoder.width, bias: tagBias)
    writer.add(parser, as: "parser")
    writer.add(recognizer, as: "ner")
  }
}
