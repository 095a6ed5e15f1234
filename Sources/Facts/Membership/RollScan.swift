import Findings
import LanguageAnalysis
import Lexicons

/// Reads the parts of a roll off the words in their order, where the tree of a long list cannot be trusted: lists of
/// countries, and days behind their prepositions.
struct RollScan {
  let reading: Reading

  private var text: AnalysedText { reading.text }

  /// How many words the name of a country may have.
  private static let longestName = 5
  private static let articles: Set<String> = ["the", "both", "then"]
  private static let joints: Set<String> = [",", "and", "&", "plus"]
  private static let before: Set<String> = ["in", "on", "since", "from", "of", "during", "as", "back"]
  private static let until: Set<String> = ["until", "till", "to"]

  struct List {
    var members: [FactFinding.Party]
    var end: Int
  }

  struct Days {
    var from: TokenRange?
    var to: TokenRange?
    var end: Int
  }

  // MARK: Countries

  /// Whether the word at `token` can be the first of a list: of a country's name, or an article before it.
  func canBegin(at token: Int) -> Bool {
    if Self.articles.contains(text.tokens[token].lower) {
      return token + 1 < text.tokens.count && canBegin(at: token + 1)
    }
    guard text.tokens[token].isCapitalised else { return false }
    return reading.actors.mention(at: token) != nil || reading.countries.beginsName(text.tokens[token].text)
  }

  /// The countries that are listed from `start` on.
  func list(at start: Int, before limit: Int) -> List? {
    var members: [FactFinding.Party] = []
    var token = start
    var end = start
    while token < limit {
      if let member = country(at: token, before: limit) {
        members.append(member)
        token = member.tokens.upperBound
        end = token
      } else if Self.articles.contains(text.tokens[token].lower), members.isEmpty || token > end {
        token += 1
        continue
      } else {
        break
      }
      while token < limit, Self.joints.contains(text.tokens[token].lower) { token += 1 }
      if token == end { break }
    }
    return members.isEmpty ? nil : List(members: members, end: end)
  }

  /// A country by its name: not as an adjective, and not as the owner or first half of another noun.
  func country(at start: Int, before limit: Int) -> FactFinding.Party? {
    guard text.tokens[start].isCapitalised else { return nil }
    if let mention = reading.actors.mention(at: start), reading.actors.actors[mention.actor].kind == .country,
      mention.form == .name, mention.tokens.lowerBound == start || mention.tokens.dropFirst().first == start,
      mention.tokens.upperBound <= limit, isName(start..<mention.tokens.upperBound)
    {
      return FactFinding.Party(
        tokens: start..<mention.tokens.upperBound, head: mention.head, actor: mention.actor,
        name: reading.actors.actors[mention.actor].name)
    }
    guard reading.countries.beginsName(text.tokens[start].text) else { return nil }
    for count in (1...Self.longestName).reversed() where start + count <= limit {
      let range = start..<(start + count)
      let name = text.text(of: range)
      guard reading.countries.country(named: name) != nil, isName(range) else { continue }
      let head = text.head(of: range)
      let actor = reading.phrases.actor(head)?.kind == .country ? reading.phrases.party(head).actor : nil
      return FactFinding.Party(tokens: range, head: head, actor: actor, name: name)
    }
    return nil
  }

  private func isName(_ range: TokenRange) -> Bool {
    guard range.upperBound < text.tokens.count else { return true }
    let next = text.tokens[range.upperBound]
    return next.text != "'s" && next.text != "’s" && next.text != "'" && next.text != "-"
      && text.tokens[range.upperBound - 1].pos != .adj && !(next.pos == .noun && next.lower != "date")
  }

  // MARK: Days

  /// The days told from `start` on: "in May 2021", "since 1984", "from 1973 to 2006", "only until 1976".
  func days(at start: Int, before limit: Int) -> Days? {
    var days = Days(end: start)
    var token = start
    while token < limit {
      let lower = text.tokens[token].lower
      var next = token + 1
      if next < limit, text.tokens[next].lower == "early" || text.tokens[next].lower == "late" { next += 1 }
      if [",", "only", "just", "back", "again", "-", "–"].contains(lower), token == days.end || lower != "," {
        token += 1
        guard !["-", "–"].contains(lower) else {
          guard let date = day(at: token, before: limit) else { break }
          days.to = date
          days.end = date.upperBound
          token = days.end
          continue
        }
        if lower == ",", days.from != nil || days.to != nil { break }
      } else if Self.until.contains(lower), let date = day(at: next, before: limit) {
        days.to = date
        days.end = date.upperBound
        token = days.end
      } else if Self.before.contains(lower), days.from == nil, let date = day(at: next, before: limit) {
        days.from = date
        days.end = date.upperBound
        token = days.end
      } else if days.from == nil, days.to == nil, let date = day(at: token, before: limit) {
        days.from = date
        days.end = date.upperBound
        token = days.end
      } else {
        break
      }
    }
    return days.from == nil && days.to == nil ? nil : days
  }

  /// A date, as the model's entities have it, or a year.
  private func day(at start: Int, before limit: Int) -> TokenRange? {
    guard start < limit else { return nil }
    if let entity = text.entity(at: start), entity.label == "DATE",
      !entity.tokens.contains(where: { text.tokens[$0].tag == "CC" })
    {
      let words = start..<min(limit, entity.tokens.upperBound)
      // "from 1973 to 2006" is two.
      let end = words.first { $0 > start && ["to", "-", "–", "until"].contains(text.tokens[$0].lower) }
      return start..<(end ?? words.upperBound)
    }
    if isYear(start) { return start..<(start + 1) }
    let isMonth = start + 1 < limit && isYear(start + 1) && text.tokens[start].isCapitalised
    return isMonth ? start..<(start + 2) : nil
  }

  private func isYear(_ token: Int) -> Bool {
    text.tokens[token].text.utf8.count == 4 && Int(text.tokens[token].text).map { (1800...2100).contains($0) } == true
  }
}
