import Diagnostics
import Evaluation
import Events
import Extraction
import Lexicons
import MappedFiles

/// `annals-train`: the marked sentences of `Annotation` in, `Resources/Events/events.weights` out, cross-validated.
let root = try DataRoot.find()
// “--held-out”: without the documents of the last two folds, for measuring the whole program on those.
let isHeldOut = CommandLine.arguments.contains("--held-out")
let corpora = CommandLine.arguments.dropFirst().first { !$0.hasPrefix("--") } ?? "\(root.path)/../shared/corpora/dev"
var options = ReportReader.Options()
options.usesEventModel = false
let reader = try ReportReader(root: root, options: options, version: "train")
var set = TrainingSet()
try set.add("\(root.path)/Annotation/events-train.jsonl", corpora: corpora, weight: 1, root: root, reader: reader)
try set.add(
  "\(root.path)/Annotation/events-dev.jsonl", corpora: corpora, weight: 1, half: .a, root: root, reader: reader)
try set.add(
  "\(root.path)/Annotation/events-own.jsonl", corpora: "\(root.path)/Annotation", weight: 0.6, root: root,
  reader: reader)
let training = EventTraining(set: set)
let validation = training.crossValidated()
for line in validation.report { print(line) }
let path = root.resource("Events", "events.weights")
try training.file(validation, leavingOut: isHeldOut ? [3, 4] : []).write(to: path)
print("written: \(path)")
