// swift-tools-version: 6.2
import PackageDescription

/// Habits that hold for every target: see Docs/Architecture.md.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Hot loops keep their speed in debug builds too, so that tests stay fast enough to run on every save.
let optimised: [SwiftSetting] = settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The same loops with fused products for one family of processors; `_Kernels` chooses at run time.
func kernels(for processor: String, _ defines: String...) -> [SwiftSetting] {
  optimised + (["FUSED"] + defines).map { .define($0) } + [.unsafeFlags(["-target-cpu", processor])]
}

func module(_ name: String, _ dependencies: String..., settings: [SwiftSetting] = settings) -> Target {
  .target(name: name, dependencies: dependencies.map { .target(name: $0) }, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: String..., exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies.map { .target(name: $0) }, exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "annals",
  products: [
    .library(name: "Annals", targets: ["Annals"]),
    .executable(name: "annals", targets: ["AnnalsTool"]),
  ],
  targets: [
    // Doors to the system's C libraries.
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

    // Ground: text, the record's types, diagnostics, readable data files.
    module("TextModel"),
    module("Diagnostics"),
    module("MappedFiles", "Diagnostics", settings: optimised),
    module("Findings", "TextModel"),
    module("Lexicons", "TextModel", "Diagnostics", settings: optimised),

    // Two names in, whether they may be one.
    module("Names", "TextModel", "Diagnostics", "Lexicons", settings: optimised),
    tests("NamesTests", "Names", "Lexicons"),

    // Text in, tokens and trees out.
    .systemLibrary(name: "CHeap"),
    .systemLibrary(name: "CProcessor"),
    module("_KernelsPlain", settings: optimised),
    module("_KernelsHaswell", settings: kernels(for: "haswell")),
    module("_KernelsSkylake", settings: kernels(for: "skylake-avx512", "WIDE")),
    module(
      "_Kernels", "CProcessor", "MappedFiles", "_KernelsPlain", "_KernelsHaswell", "_KernelsSkylake",
      settings: optimised),
    module(
      "LanguageAnalysis", "TextModel", "Diagnostics", "Lexicons", "MappedFiles", "_Kernels", settings: optimised),

    // The finders: siblings that do not import each other.
    module("TimeExpressions", "TextModel", "LanguageAnalysis", "Findings", "Lexicons", "Diagnostics"),
    tests("TimeExpressionsTests", "TimeExpressions", "Findings", "LanguageAnalysis", "Lexicons", "TextModel"),
    module("Quotations", "TextModel", "LanguageAnalysis", "Findings", "Lexicons", "Diagnostics"),
    module("Actors", "TextModel", "LanguageAnalysis", "Findings", "Lexicons", "Diagnostics", "Names"),
    module("Places", "TextModel", "LanguageAnalysis", "Findings", "Lexicons", "Diagnostics", "MappedFiles"),
    module("Events", "TextModel", "LanguageAnalysis", "Findings", "Lexicons", "Diagnostics", "MappedFiles"),
    module("Facts", "TextModel", "LanguageAnalysis", "Findings", "Lexicons", "Diagnostics"),
    module("Petrarch", "TextModel", "LanguageAnalysis", "Lexicons", "Diagnostics"),
    tests("PetrarchTests", "Petrarch", "LanguageAnalysis", "Lexicons", "TextModel", "Diagnostics"),

    // Many findings, one record; many records, one store.
    module("DocumentInput", "TextModel", "Diagnostics", "Lexicons"),
    module(
      "Extraction", "TextModel", "Diagnostics", "Lexicons", "LanguageAnalysis", "Findings", "DocumentInput",
      "TimeExpressions", "Quotations", "Actors", "Places", "Events", "Facts", "Petrarch"),
    module("Annals", "TextModel", "Diagnostics", "Findings", "DocumentInput", "Extraction"),
    module("Records", "TextModel", "Findings", "Names"),
    module("RecordStore", "CSQLite", "TextModel", "Diagnostics", "Lexicons", "Findings", "Records"),
    module("Outputs", "TextModel", "Diagnostics", "Lexicons", "Findings", "Records", "LanguageAnalysis"),
    module("Evaluation", "TextModel", "Diagnostics", "Findings", "Records"),

    tests("DocumentInputTests", "DocumentInput", "TextModel", "Diagnostics", "Lexicons"),
    tests("FactsTests", "Facts", "TextModel", "LanguageAnalysis", "Findings", "Lexicons", "Diagnostics"),
    tests("EvaluationTests", "Evaluation", "TextModel", "Findings", "Diagnostics"),

    // The command line.
    module(
      "Commands", "CHeap", "TextModel", "Diagnostics", "Lexicons", "LanguageAnalysis", "Findings", "DocumentInput",
      "Extraction",
      "Records", "RecordStore", "Outputs", "Evaluation", "Actors", "Places", "MappedFiles"),
    .executableTarget(name: "AnnalsTool", dependencies: ["Commands"], swiftSettings: settings),
    // Trains the event model from sentences that readers marked; no part of the program.
    .executableTarget(
      name: "AnnalsTrainer",
      dependencies: [
        "TextModel", "Diagnostics", "Lexicons", "LanguageAnalysis", "Findings", "DocumentInput", "Events", "Extraction",
        "Evaluation", "MappedFiles",
      ], swiftSettings: optimised),
    tests("CommandsTests", "AnnalsTool"),
    tests("PlacesTests", "Places", "LanguageAnalysis", "Findings", "Lexicons", "TextModel"),
    tests("RecordStoreTests", "RecordStore", "Records", "Findings", "TextModel", "Diagnostics", "Lexicons"),
    tests("OutputsTests", "Outputs", "Records", "Findings", "LanguageAnalysis", "Lexicons", "TextModel"),
    tests("KernelsTests", "_Kernels", "MappedFiles"),
    tests("RecordsTests", "Records", "Findings", "TextModel"),
    tests("ExtractionTests", "Extraction", "Findings", "DocumentInput", "Lexicons", "TextModel"),
    tests(
      "LanguageAnalysisTests", "LanguageAnalysis", "TextModel", "MappedFiles", "Lexicons", "Diagnostics",
      exclude: ["Reference", "Tiny"]),
    tests("QuotationsTests", "Quotations", "TextModel", "Lexicons", "LanguageAnalysis", "Findings"),
    tests("EventsTests", "Events", "LanguageAnalysis", "Findings", "TextModel", "Lexicons", "Diagnostics"),
    tests("FindingsTests", "Findings", "TextModel"),
    tests(
      "ActorsTests", "Actors", "TextModel", "LanguageAnalysis", "Findings", "Lexicons", "Diagnostics", "DocumentInput"),
    tests("TextModelTests", "TextModel", "MappedFiles", "Diagnostics"),
  ],
  swiftLanguageModes: [.v6]
)
