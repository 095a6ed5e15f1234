/// A phrase that names an office, with its body and status, before it is known whose it is.
struct OfficePhrase: Sendable {
  /// What it is an office of.
  enum Body: Sendable, Hashable {
    case country(Int)
    /// A name of the name index.
    case name(Int)
    /// Words that name no actor: "the navy".
    case words(Range<Int>)
    /// "of the republic", "its": a country or body named before.
    case anaphor(Range<Int>)
  }

  /// From the first modifier (the article left out) to the end of the body.
  var words: Range<Int>
  /// The office itself: "foreign minister".
  var title: Range<Int>
  var office: OfficeLexicon.Office
  var body: Body?
  /// Whether the body is where the office is held, not whose it is: "ambassador to Japan".
  var isAbroad = false
  var status = "current"
  var isDefinite = false
  var isIndefinite = false

  /// With its article.
  var wholeStart: Int
}
