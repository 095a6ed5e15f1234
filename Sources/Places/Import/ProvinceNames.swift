import Lexicons

/// English names and abbreviations of provinces beside those of their registry: "Tex." and "TX" for US-TX.
struct ProvinceNames {
  private let namesOfCode: [String: [String]]

  init(root: DataRoot) throws {
    var names: [String: [String]] = [:]
    for line in try ResourceFile(path: root.resource("Places", "provinces.tsv")).lines {
      let fields = line.fields
      guard fields.count >= 2 else { continue }
      names[String(fields[0]), default: []] += fields[1].split(separator: "|").map(String.init)
    }
    namesOfCode = names
  }

  func names(of code: String) -> [String] { namesOfCode[code] ?? [] }
}
