import Glibc
import Lexicons
import MappedFiles
import TextModel

@testable import LanguageAnalysis

/// What spaCy says of the sentences in `Reference/`, made by Scripts/parity/references.py.
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

  /// `Reference/`, or another folder of the same make that `$ANNALS_PARITY_REFERENCE` names.
  private static let folder =
    environment("ANNALS_PARITY_REFERENCE")
    ?? #filePath.split(separator: "/").dropLast().reduce(into: "") { $0 += "/\($1)" } + "/Reference"

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

/// The models that setup packed into `Data`, each opened once; none where setup has not run.
enum PackedModel {
  static let medium = file("en-md")
  static let small = file("en-sm")

  static func named(_ name: String) -> PackedFile? { name == "en-md" ? medium : small }

  private static func file(_ name: String) -> PackedFile? {
    guard let root = try? DataRoot.find() else { return nil }
    return try? PackedFile(path: root.packed("\(name).model"))
  }
}

func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
