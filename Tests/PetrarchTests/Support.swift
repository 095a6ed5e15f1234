import LanguageAnalysis
import Lexicons
import Petrarch
import TextModel

/// Small dictionaries of our own, in both dialects, and the language model, loaded once.
enum Invented {
  static let root = DataRoot(path: String(#filePath.dropLast("/Tests/PetrarchTests/Support.swift".count)))
  static let pipeline = try? LanguagePipeline.load(root: root)

  static let actors = """
    <!-- invented countries,
         some with histories -->
    NORLAND [NOR] # a comment
    +NORLANDIC
    SUDLAND_ [SUD]
    +SUDLANDIC
    +THE_SALT_COAST
    OSTMARK [OST]
    +OSTMARKER
    WESTRIA
    	[OLD <19900101]
    	[WST]
    ANA_TORVIK
    	[NOROPP <20100101]
    	[NORGOV 20100101-20141231]
    	[NORELI >20141231]
    TWIN_CITIES [ABA/ABB]
    """

  static let agents = """
    !OFFICE! = MINISTER, MINISTERS, MINISTRY
    SOLDIER [~MIL]
    TROOPS {} [~MIL]
    GOVERNMENT [~GOV]
    LAWMAKER [~LEG]
    FOREIGN_!OFFICE! [~GOVFRM]
    RELIEF_GROUP [NGO~]
    """

  static let verbs = """
    &TALK_WORDS
    +TALKS
    +PEACE_PARLEY
    --- PRAISE [051] ---
    PRAISE
    LAUD
    --- RESTORE [---] ---
    RESTORE {RESTORES RESTORING RESTORED}
    - * DIPLOMATIC_TIES [064:064]
    - * DIPLOMATIC [064]
    - % * TIES [040]
    --- HOLD [---] ---
    HOLD {HOLDS HELD HOLDING}
    - % * &TALK_WORDS [046]
    - * &TALK_WORDS [040]
    --- VISIT [042:043] ---
    VISIT
    --- ATTACK [190] ---
    ATTACK
    +GUN_DOWN {+GUNS_DOWN +GUNNED_DOWN}
    - NEVER_* [016]
    --- FREE [084] ---
    FREE
    - + * FROM $ [0841]
    --- SHOULD [100] ---
    SHOULD
    - SUGGESTED * LEAVE [102]
    --- WARN [130] ---
    WARN
    - * ^ ABOUT + [131]
    """

  /// As PETRARCH-2 writes them: brackets, nouns, codes that join.
  static let bracketedVerbs = """
    &ARMS
    +RIFLE
    +CANNON
    --- SAY [010] ---
    SAY {SAYS SAID SAYING}
    --- WANT [030] ---
    WANT
    HOPE
    - * {PEACE DEAL} [036]
    --- ASK [020] ---
    ASK
    --- HELP [070] ---
    HELP
    - * (WITH &ARMS) [072]
    --- MEET [040] ---
    MEET {MEETS MET MEETING}
    --- VISIT [042:043] ---
    VISIT
    --- ATTACK [190] ---
    ATTACK
    --- REFUSE [---] ---
    REFUSE
    - * TALKS [125]
    --- SEND [---] ---
    SEND {SENDS SENT SENDING}
    - * &ARMS (TO +) [071]
    - * &ARMS (TO +) [0721]
    ~ a (b . ATTACK) SAY = a b 112
    ~ a (a b ATTACK) SAY = a b 015
    ~ a (_ b ATTACK) WANT = a b 138
    """

  static let discards = """
    CUP FINAL
    +WORLD CHAMPIONSHIP
    """

  static let bracketed = coder([
    ("own.actors.txt", actors), ("own.agents.txt", agents), ("brackets.verbs.txt", bracketedVerbs),
  ])

  static let coder = coder([
    ("own.actors.txt", actors), ("own.agents.txt", agents), ("own.verbs.txt", verbs), ("own.discards.txt", discards),
    ("own.issues.txt", "<ISSUE CATEGORY=\"FOOD\" TYPE=\"ALL\">\nn:famine [HUNGER]\n~famine relief\n</ISSUE>"),
  ])

  static func coder(_ files: [(name: String, text: String)]) -> PetrarchCoder {
    do {
      return try PetrarchCoder(files: files, root: root)
    } catch {
      preconditionFailure("the resources of the checkout are missing: \(error)")
    }
  }

  static func events(
    in text: String, on day: String = "2020-06-01", by coder: PetrarchCoder = coder
  ) -> [PetrarchEvent]? {
    guard let pipeline else { return nil }
    return coder.find(in: pipeline.analyse(SourceText(text)), on: CalendarDate(iso: day))
  }

  /// `NORGOV>SUD 190`, dyads in order.
  static func dyads(_ events: [PetrarchEvent]) -> [String] {
    events.flatMap { event in
      event.sources.flatMap { source in
        event.targets.filter { $0.code != source.code }.map { "\(source.code)>\($0.code) \(event.code)" }
      }
    }
  }
}
