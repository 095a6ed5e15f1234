import Diagnostics
import Foundation

@testable import Evaluation

/// The development corpora beside the checkout, and answers made of their gold.
enum Corpora {
  static let folder: String? = {
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let corpora = folder.appendingPathComponent("shared/corpora").path
      if FileManager.default.fileExists(atPath: corpora) { return corpora }
    }
    return nil
  }()

  static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static var isHere: Bool { folder != nil && python != nil }

  struct Files {
    var goldPath: String
    var systemPath: String

    func gold<Document: CorpusDocument>() throws -> [Document] { try read(goldPath) }
    func system<Document: CorpusDocument>() throws -> [Document] { try read(systemPath) }

    private func read<Document: CorpusDocument>(_ path: String) throws -> [Document] {
      try CorpusFile.read(Array(try Data(contentsOf: URL(fileURLWithPath: path))), name: path)
    }

    /// What the Python scorer prints with `--json`.
    func python(_ script: String, _ options: String...) throws -> Any { try python(script, options) }

    func python(_ script: String, _ options: [String]) throws -> Any {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Corpora.python ?? "")
      process.arguments = ["\(Corpora.folder ?? "")/\(script)", goldPath, systemPath, "--json"] + options
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let output = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return try JSONSerialization.jsonObject(with: output)
    }
  }

  /// The first documents of a corpus, and the same with items dropped, moved, changed and doubled.
  static func spoilt(_ corpus: String, field: String, type: String? = nil, documents: Int = 40) throws -> Files {
    var random = SplitMix(state: 20_220_107)
    let path = "\(folder ?? "")/dev/\(corpus)/records.jsonl"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").prefix(documents)
    let system = try lines.enumerated().compactMap { index, line -> String? in
      guard index % 11 != 5, var record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      else { return nil }
      let items = record[field] as? [[String: Any]] ?? []
      record[field] = items.flatMap { spoil($0, type: type, &random) }
      return String(decoding: try JSONSerialization.data(withJSONObject: record), as: UTF8.self)
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("annals-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = Files(
      goldPath: folder.appendingPathComponent("gold.jsonl").path,
      systemPath: folder.appendingPathComponent("system.jsonl").path)
    try lines.joined(separator: "\n").write(toFile: files.goldPath, atomically: true, encoding: .utf8)
    try system.joined(separator: "\n").write(toFile: files.systemPath, atomically: true, encoding: .utf8)
    return files
  }

  private static func spoil(_ item: [String: Any], type: String?, _ random: inout SplitMix) -> [[String: Any]] {
    var item = item
    if let type { item["type"] = type }
    switch Int.random(in: 0..<12, using: &random) {
    case 0, 1: return []
    case 2: return [item, item]
    case 3, 4:
      for key in ["start", "end"] {
        if let offset = item[key] as? Int { item[key] = max(0, offset + Int.random(in: -3...3, using: &random)) }
      }
      for key in ["content", "source", "cue"] {
        guard let spans = item[key] as? [[Int]] else { continue }
        item[key] = spans.map { [max(0, $0[0] - 2), $0[1] + Int.random(in: -1...9, using: &random)] }
      }
    case 5:
      for key in ["value", "code", "root"] where item[key] is String { item[key] = "XX" }
      if type == nil, item["type"] is String { item["type"] = "Person" }
      if let lat = item["lat"] as? Double { item["lat"] = lat + Double.random(in: -4...4, using: &random) }
      item["source"] = item["source"] is String ? "USAGOV" : item["source"]
    case 6:
      for key in ["target", "lat", "cue"] { item[key] = nil }
    default: break
    }
    return [item]
  }

  /// All numbers of a JSON value by their path.
  static func figures(_ value: Any, path: String = "") -> [String: Double] {
    if let object = value as? [String: Any] {
      return object.reduce(into: [:]) { all, entry in
        all.merge(figures(entry.value, path: "\(path)/\(entry.key)")) { first, _ in first }
      }
    }
    return (value as? NSNumber).map { [path: $0.doubleValue] } ?? [:]
  }
}

/// Random numbers that are the same on every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
