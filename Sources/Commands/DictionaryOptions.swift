import Diagnostics

extension Invocation {
  /// The dictionaries that code the events, where `--coder petrarch` asks for them.
  func dictionaries() throws -> String? {
    switch (self["--coder"] ?? (has("--dictionaries") ? "petrarch" : "annals"), self["--dictionaries"]) {
    case ("petrarch", let list?): return list
    case ("petrarch", nil):
      throw AnnalsError(
        .usage, "--coder petrarch needs its dictionaries", remedy: "name them: --dictionaries FILE,FILE…, or a folder")
    default: return nil
    }
  }
}
