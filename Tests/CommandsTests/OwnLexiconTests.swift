import Testing

/// A user's own lexicon: read before ours, taken over from PETRARCH, checked.
@Suite(.enabled(if: BuiltProgram.isSetUp, "needs the packed models: run 'make setup'"))
struct OwnLexiconTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func annals(_ words: String..., input: String = "") throws -> BuiltProgram.Answer {
    try BuiltProgram.run(words, input: input, in: folder)
  }

  private func make(_ name: String, _ files: [String: String]) throws {
    for (file, text) in files {
      try folder.makeFolder("\(name)/\(file)".split(separator: "/").dropLast().joined(separator: "/"))
      try folder.write("\(name)/\(file)", text)
    }
  }

  /// "NAME KIND CODE" of each actor of a text.
  private func actors(_ text: String, date: String = "2031-03-08", lexicon: String? = "own") throws -> [String] {
    let input = "{\"id\":\"r\",\"date\":\"\(date)\",\"text\":\"\(text)\"}"
    let words = ["read", "--input", "jsonl", "--format", "jsonl", "-"] + (lexicon.map { ["--lexicon", $0] } ?? [])
    let answer = try BuiltProgram.run(words, input: input, in: folder)
    #expect(answer.status == 0, "\(answer.complaints)")
    return answer.lines.filter { $0.hasPrefix("{\"type\":\"actor\"") }.map { line in
      func field(_ name: String) -> String {
        guard let start = line.firstRange(of: "\"\(name)\":\"")?.upperBound else { return "-" }
        return String(line[start...].prefix { $0 != "\"" })
      }
      return "\(field("name")) \(field("kind")) \(field("code"))"
    }
  }

  @Test func ownEntriesGoBeforeOurs() throws {
    try make(
      "own",
      [
        "bodies.tsv": "# ours\nIGOSTP\torganisation\tStraits Pact\tSTP\nXYZMIL\tarmed-force\tPentagon\t\n",
        "bodies/more.tsv": "NORGOV 2030-01-01..|NOROPP\tgroup\tHarbour Bench\t\n",
        "roles.tsv": "AGR\tgroup\treindeer herder\n",
        "countries.tsv":
          "\tVNT\tVintania\tVintanian Republic\tVintanian\tVintanians\tVint\t\nNO\tNOR\tNorway\tNorroway\t\t\t\t\n",
        "places.tsv": "Vint\tOld Vint\tcity\tNO\t61.5\t8.25\n",
        "own.rules": "ASSAULT 180\n  verb: flummox\n  > The army flummoxed the rebels. => ASSAULT army -> rebels\n",
      ])
    let text = "The Straits Pact and the Pentagon met in Vint. Reindeer herders in Norroway welcomed the Harbour Bench."
    let found = try actors(text)
    for actor in ["Straits Pact organisation IGOSTP", "Pentagon armed-force XYZMIL", "Harbour Bench group NORGOV"] {
      #expect(found.contains(actor), "\(actor): \(found)")
    }
    #expect(found.contains { $0.hasSuffix("group NORAGR") }, "\(found)")
    #expect(try actors(text, date: "2029-01-01").contains("Harbour Bench group NOROPP"))
    #expect(try !actors(text, lexicon: nil).contains("Pentagon armed-force XYZMIL"))
    let sentence = "The Vintanian army flummoxed the rebels near Vint."
    let read = try annals("read", "--lexicon", "own", "--format", "jsonl", "-", input: sentence).output
    #expect(read.contains("\"rule\":\"own.rules:1\""), "\(read)")
    #expect(read.contains("\"lat\":61.5"), "\(read)")
    let ruled = try annals("read", "--rules", "own", "--format", "jsonl", "-", input: sentence).output
    #expect(ruled.contains("\"rule\":\"own.rules:1\"") && !ruled.contains("VNTMIL"), "\(ruled)")
    let codebook = try annals("codebook", "--rules", "own").output
    #expect(codebook.contains("`own.rules:1` (CAMEO 180, Goldstein -9) *flummox*"))
    #expect(read.contains("\"code\":\"VNTMIL\""), "\(read)")
  }

  @Test func whatIsWrongIsSaid() throws {
    #expect(try annals("read", "--lexicon", "gone", "-").complaints.contains("there is no folder gone"))
    try make("empty", ["notes.md": "x"])
    #expect(try annals("read", "--lexicon", "empty", "-").complaints.contains("holds no lexicon file"))
    try make("bad", ["bodies.tsv": "IGOSTP\torganisation\tStraits Pact\n"])
    let answer = try annals("read", "--lexicon", "bad", "-")
    #expect(answer.status == 1)
    #expect(answer.complaints.contains("bad/bodies.tsv:1: error: 4 tab-separated columns are needed here"))
  }

  @Test func petrarchDictionariesAreTakenOver() throws {
    try folder.write(
      "own.actors.txt",
      """
      NORWAY_ [NOR]
      +NORROWAY_
      +GEITHUS_
      ESPEN_DAHL_
      \t[NORELI 900101-991231]
      \t[NORGOV 20000101-20101231]
      \t[NOROPP]
      HARBOUR_BENCH_FRONT_ [NORREB] # invented
      BROKEN_ [NOR
      """)
    try folder.write("own.agents.txt", "!FOLK! = MAN, WOMAN\nREINDEER_HERDER [~AGR]\nNET!FOLK! [~AGR]\n")
    let answer = try annals("lexicon", "import-petrarch", "own.actors.txt", "own.agents.txt", "-o", "out")
    #expect(answer.status == 0)
    #expect(answer.complaints == "annals: own.actors.txt:9: warning: a bracket is not closed: left out\n")
    #expect(
      answer.output.hasPrefix("out: bodies.tsv, roles.tsv, countries.tsv; 1 persons, 1 bodies, 2 roles"),
      "\(answer.output)")
    let text = "Espen Dahl spoke in Oslo. The Harbour Bench Front attacked reindeer herders in Norroway."
    for (date, code) in [("1995-06-01", "NORELI"), ("2005-06-01", "NORGOV"), ("2020-06-01", "NOROPP")] {
      let found = try actors(text, date: date, lexicon: "out")
      #expect(found.contains("Espen Dahl person \(code)"), "\(found)")
      #expect(found.contains("Harbour Bench Front group NORREB"), "\(found)")
    }
    #expect(try annals("lexicon", "import-petrarch", "own.actors.txt", "-o", "out").status == 0)
    try make("mine", ["bodies.tsv": "# my own\n"])
    let refused = try annals("lexicon", "import-petrarch", "own.actors.txt", "-o", "mine")
    #expect(refused.status == 2)
    #expect(refused.complaints.contains("mine/bodies.tsv is there already and not from an import"))
    #expect(try annals("lexicon", "import-petrarch", "own.actors.txt").complaints.contains("add -o DIR"))
    #expect(
      try annals("lexicon", "import-petrarch", "gone.txt", "-o", "x").complaints.contains("no file or folder gone.txt"))
  }

  @Test func ourOwnFilesAreWithoutErrors() throws {
    let answer = try annals("lexicon", "check")
    #expect(answer.status == 0, "\(answer.output)")
    #expect(answer.lines.last?.hasPrefix("0 errors, ") == true)
    #expect(!answer.output.contains("error:"))
  }

  @Test func whatIsWrongIsFoundWithItsLine() throws {
    try make(
      "bad",
      [
        "bodies.tsv": """
        # invented
        IGOXQX\torganisation\tStraits Pact\t
        NORGOV 2034-01-01..2030-01-01\tgroup\tHarbour Bench\t
        NORGOV\tclub\tFjord Circle\t
        norgov\tgroup\tFell Circle\t
        NORGOV\tgroup\tIce Circle
        NOROPP\tgroup\tTarn Circle\tFjord Circle
        NORGOV 2030-01-01..2032-01-01|NOROPP 2031-01-01..\tgroup\tDale Circle\t
        = The Dale Circle met. | Dale Circle
        """,
        "roles.tsv": "QQQ\tgroup\therder\n", "places.tsv": "Vint\t\tcity\tNO\t161.5\t8\n",
        "offices.tsv": "Warden\twarden\tGOV\trealm\n", "titles.tsv": "x\tsquire\n", "codes.tsv": "st\tgroup\tX\n",
        "bodys.tsv": "",
      ])
    let codes = try annals("lexicon", "check", "bad")
    #expect(codes.status == 1)
    #expect(codes.lines.first == "bad/codes.tsv:1: error: “st” is no code: three capitals or digits")
    try make("bad", ["codes.tsv": "XQY\tgroup\tX\n"])
    let answer = try annals("lexicon", "check", "bad")
    #expect(answer.status == 1)
    #expect(
      answer.lines.map(String.init) == [
        "bad/bodies.tsv:2: error: “XQX” in IGOXQX is no known code; declare it in codes.tsv if it is your own",
        "bad/bodies.tsv:3: error: “NORGOV 2034-01-01..2030-01-01” ends before it begins",
        "bad/bodies.tsv:4: error: “club” is no kind of actor: person, country, government, armed-force, organisation, "
          + "group, people",
        "bad/bodies.tsv:5: error: “norgov” is no actor code: parts of three capitals, as KAZGOV",
        "bad/bodies.tsv:6: error: 4 tab-separated columns are needed here, not 3",
        "bad/bodies.tsv:7: error: “Fjord Circle” is NORGOV in bodies.tsv:4 and NOROPP here",
        "bad/bodies.tsv:8: warning: the times of NORGOV and NOROPP overlap; the first counts",
        "bad/bodies.tsv:9: error: an example of this file has 4 parts between bars, the text first",
        "bad/roles.tsv:1: error: “QQQ” in QQQ is no known code; declare it in codes.tsv if it is your own",
        "bad/offices.tsv:1: error: “realm” is no level: state, state:CODE|CODE, nation or body",
        "bad/titles.tsv:1: error: “x” is no gender: m, f or -", "bad/places.tsv:1: error: “161.5” is no latitude",
        "bad/bodys.tsv: warning: no lexicon has a file of this name, so it is not read; there may be bodies.tsv, "
          + "roles.tsv, offices.tsv, ranks.tsv, titles.tsv, countries.tsv, places.tsv, codes.tsv, classes.txt",
        "11 errors, 2 warnings; examples not run: mend the errors first",
      ])
  }

  @Test func examplesAndRulesAreRun() throws {
    try make(
      "mine",
      [
        "bodies.tsv": """
        IGOSTP\torganisation\tStraits Pact\tSTP
        = The Straits Pact condemned the raid. | Straits Pact | organisation | IGOSTP
        = The Straits Pact condemned the raid. | Straits Pact | organisation | IGOUNO
        """,
        "codes.tsv": "STP\tgroup\tStraits Pact\n",
        "own.rules": """
        ASSAULT 180
          verb: flummox
          > The army flummoxed the rebels. => ASSAULT army -> rebels

        ASSAULT 180
          verb: flummox
          > The army flummoxed the rebels. => ASSAULT army -> rebels

        PROTEST 140
          verb: bamboozle
          if: object is ACTOR
          > The army greeted the rebels. => nothing

        AID 070
          verb: bamboozle
          if: object is ACTOR
          > The army was silent. => AID army -> _

        AID 070
          verb: regale
          colour: blue
          > The army regaled the rebels. => AID army -> rebels
        """,
      ])
    let answer = try annals("lexicon", "check", "mine")
    #expect(answer.status == 1)
    for line in [
      "mine/bodies.tsv:3: error: the example gives Straits Pact | organisation | IGOSTP",
      "mine/own.rules:5: error: the rule never fires: own.rules:1 has the same words and conditions",
      "mine/own.rules:5: warning: the rule fires on none of its examples; own.rules:1 does",
      "mine/own.rules:14: error: the same words and conditions are PROTEST 140 in own.rules:9 and AID 070 here",
      "mine/own.rules:14: error: the rule fires on none of its examples",
      "mine/own.rules:17: error: missed AID army -> _, found besides nothing",
      "mine/own.rules:21: error: “colour” is no property of a rule",
    ] { #expect(answer.lines.contains { $0.hasPrefix(line) }, "\(line)\n\(answer.output)") }
    #expect(answer.lines.count == 8, "\(answer.output)")
    #expect(answer.lines.last == "6 errors, 1 warnings; 7 examples run")
  }
}
