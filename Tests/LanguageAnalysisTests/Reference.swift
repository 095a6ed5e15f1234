import Glibc
import Lexicons
import MappedFiles
import TextModel

@testable import LanguageAnalysis

/// What spaCy says of the sentences in `Reference/`, made by Scripts/make-parity-reference.py.
enum Reference {
  struct Text: Sendable {
    let source: SourceText
    var tokens: [ExpectedToken] = []
  }

  /// A token as one line of fields, so that a difference shows as such.
  struct ExpectedToken: Sendable {
    let fields: [String]
    var tag: Tag { Tag(rawValue: fields[3]) }
    var head: Int { Int(fields[6]) ?? 0 }
    var relation: DependencyRelation { DependencyRelation(rawValue: fields[7]) }
  }

  static func texts(model: String) throws -> [Text] {
    var texts = try ResourceFile(path: "\(folder)/sentences.txt").lines.map {
      Text(source: SourceText(unescaped($0.text)))
    }
    var number = -1
    for line in try ResourceFile(path: "\(folder)/\(model).tsv").lines {
      if line.text == "T" {
        number += 1
      } else {
        texts[number].tokens.append(ExpectedToken(fields: line.fields.map { unescaped($0) }))
      }
    }
    return texts
  }

  private static let folder =
    #filePath.split(separator: "/").dropLast().reduce(into: "") { $0 += "/\($1)" } + "/Reference"

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        result.unicodeScalars.append(["n": "\n", "r": "\r", "t": "\t"][scalar] ?? scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// A packed model: from `Data`, else packed from the spaCy pipeline that `$ANNALS_SPACY_FOLDER` names, else none.
enum PackedModel {
  static let medium = file("en-md", environment("ANNALS_SPACY_FOLDER"))

  private static func file(_ name: String, _ folder: String?) -> PackedFile? {
    if let root = try? DataRoot.find(), let file = try? PackedFile(path: root.packed("\(name).model")),
      file.contains("lemmatizer.noun.rules"), file.contains("tokenizer.phrases"), file.contains("ruler.patterns")
    {
      return file
    }
    return folder.flatMap { try? packed(from: $0) }
  }

  /// Packs what needs no network.
  private static func packed(from folder: String) throws -> PackedFile {
    var writer = PackedFileWriter()
    try Tokenizer.pack(from: folder, into: &writer)
    try AttributeRuler.pack(from: folder, into: &writer)
    try Lemmatizer.pack(from: folder, into: &writer)
    let path = "/tmp/annals-words-\(getpid()).model"
    try writer.write(to: path)
    defer { unlink(path) }
    return try PackedFile(path: path)
  }
}

func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
