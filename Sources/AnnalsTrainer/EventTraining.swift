import Events
import MappedFiles

/// Fits the trigger and the role model; cross-validates them by documents for thresholds and calibration.
struct EventTraining {
  let set: TrainingSet

  private func triggerExamples(_ sentences: [TrainingSet.Sentence]) -> [LogisticRegression.Example] {
    sentences.flatMap { sentence in
      sentence.candidates.filter { !$0.isInsideTrigger }.map {
        .init(features: $0.candidate.features.keys, classes: $0.types.isEmpty ? [0] : $0.types, weight: sentence.weight)
      }
    }
  }

  private func roleExamples(_ sentences: [TrainingSet.Sentence]) -> [LogisticRegression.Example] {
    sentences.flatMap { sentence in
      sentence.candidates.flatMap { candidate -> [LogisticRegression.Example] in
        guard let roles = candidate.roles, let type = candidate.types.first else { return [] }
        return candidate.candidate.sides.map { side in
          .init(
            features: side.features.keys + side.features.keys.map { FeatureList.crossed($0, UInt8(type)) },
            classes: [roles[side.head] ?? Role.none], weight: sentence.weight)
        }
      }
    }
  }

  private func fitTrigger(_ sentences: [TrainingSet.Sentence]) -> [UInt32: [Float]] {
    LogisticRegression(classes: EventModel.types.count).fit(triggerExamples(sentences))
  }

  private func fitRole(_ sentences: [TrainingSet.Sentence]) -> [UInt32: [Float]] {
    LogisticRegression(classes: 4, penalty: 3).fit(roleExamples(sentences))
  }

  func crossValidated() -> Validation {
    var validation = Validation()
    for fold in 0..<TrainingSet.folds {
      let model = Scorer(rows: fitTrigger(set.sentences.filter { $0.fold != fold }), classes: EventModel.types.count)
      for sentence in set.sentences where sentence.fold == fold {
        validation.add(sentence, sentence.candidates.map { model.probabilities($0.candidate.features.keys) })
      }
    }
    return validation
  }

  func file(_ validation: Validation, leavingOut folds: Set<Int> = []) -> PackedFileWriter {
    let sentences = set.sentences.filter { !folds.contains($0.fold) }
    var file = PackedFileWriter()
    func rows(_ weights: [UInt32: [Float]]) -> [(key: UInt32, weights: [Float])] {
      weights.sorted { $0.key < $1.key }.filter { $0.value.contains { abs($0) > 0.02 } }.map {
        (key: $0.key, weights: $0.value)
      }
    }
    LinearModel.pack(rows(fitTrigger(sentences)), classes: EventModel.types.count, name: "trigger", into: &file)
    LinearModel.pack(rows(fitRole(sentences)), classes: 4, name: "role", into: &file)
    let found = validation.bestThreshold
    file.add("calibration.ruled", validation.calibration(ruled: true))
    file.add("calibration.found", validation.calibration(ruled: false))
    file.add("thresholds", [found, 0.5, 0.4] as [Float])
    return file
  }
}

/// A model while it is still a table of rows.
struct Scorer {
  let rows: [UInt32: [Float]]
  let classes: Int

  func probabilities(_ keys: [UInt32]) -> [Float] {
    var sums = [Float](repeating: 0, count: classes)
    for key in Set(keys) { if let row = rows[key] { for index in sums.indices { sums[index] += row[index] } } }
    return softened(sums)
  }
}
