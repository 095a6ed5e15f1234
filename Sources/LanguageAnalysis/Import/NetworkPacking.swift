import Diagnostics
import MappedFiles

/// How networks lie in a packed model.
extension PackedFileWriter {
  mutating func add(_ encoder: EncoderWeights, vectors: ImportedWordVectors?, as name: String) {
    for (index, embedding) in encoder.embeddings.enumerated() { add("\(name).embed.\(index)", embedding.values) }
    add("\(name).seeds", encoder.embeddings.map(\.seed))
    add(
      "\(name).columns",
      encoder.embeddings.map { UInt32(TokenEncoder.attributes.firstIndex(of: $0.attribute) ?? 0) })
    if let weights = encoder.staticWeights, let vectors {
      add("\(name).static", vectors.projected(by: weights, outputs: encoder.width))
    }
    add(encoder.mixer, width: encoder.width, as: "\(name).mixer")
    for (index, layer) in encoder.layers.enumerated() {
      add(layer, width: encoder.width, as: "\(name).encode.\(index)")
    }
  }

  private mutating func add(_ maxout: EncoderWeights.Maxout, width: Int, as name: String) {
    add(
      layer: name,
      weights: pieceMajor(maxout.weights, width: width, pieces: maxout.pieces, inputs: maxout.inputs),
      inputs: maxout.inputs, bias: pieceMajor(maxout.bias, width: width, pieces: maxout.pieces, inputs: 1))
    add("\(name).gain", maxout.gain)
    add("\(name).shift", maxout.shift)
  }

  mutating func add(_ scorer: TransitionWeights, as name: String) {
    let hidden = scorer.hidden
    add(layer: "\(name).reduce", weights: scorer.reduce, inputs: scorer.width, bias: scorer.reduceBias)
    // Each slot's [hidden, pieces, inputs] as [pieces, hidden, inputs].
    func turned(_ values: [Float], inputs: Int) -> [Float] {
      stride(from: 0, to: values.count, by: hidden * scorer.pieces * inputs).flatMap { start in
        pieceMajor(
          Array(values[start..<(start + hidden * scorer.pieces * inputs)]), width: hidden, pieces: scorer.pieces,
          inputs: inputs)
      }
    }
    add(
      layer: "\(name).lower", weights: turned(scorer.lower, inputs: hidden), inputs: hidden,
      bias: [Float](repeating: 0, count: scorer.slots * scorer.pieces * hidden))
    add("\(name).absent", turned(scorer.absent, inputs: 1))
    add("\(name).state", turned(scorer.stateBias, inputs: 1))
    add(layer: "\(name).upper", weights: scorer.upper, inputs: hidden, bias: scorer.upperBias)
    add("\(name).moves", scorer.actions.map { "\($0.kind)\t\($0.label)" }.joined(separator: "\n"))
  }

  mutating func addTagger(labels: [String], weights: [Float], inputs: Int, bias: [Float]) {
    add(layer: "tagger.softmax", weights: weights, inputs: inputs, bias: bias)
    add("tagger.labels", labels.joined(separator: "\n"))
  }
}
