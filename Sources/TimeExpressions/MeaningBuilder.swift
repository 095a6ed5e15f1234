/// Carries out a rule's action on the words that its pattern matched.
struct MeaningBuilder {
  let rule: Rule
  let sequence: Rule.Sequence
  let path: [Reading]
  let items: [ChartMatcher.Item]

  /// How far expressions may stand inside each other; a bound on hostile text.
  private static let deepest = 6

  static let operations: Set<String> = [
    "date", "numeric", "shift", "clock", "vague", "duration", "every", "any", "same",
  ]
  static let keys: Set<String> = [
    "year", "yy", "month", "day", "weekday", "quarter", "half", "season", "decade", "century", "week", "weekend",
    "holiday", "fiscal", "bc", "direction", "within", "back", "ahead", "unit", "from", "hour", "minute", "second",
    "meridiem", "zone", "part", "on", "ref", "count", "and", "plus", "of", "mod", "quant", "freq", "hhmm",
    "first", "other", "like", "now", "nth",
  ]

  /// The meaning, or nothing where the words contradict themselves (hour 31).
  func build() -> Meaning? {
    guard var meaning = bare() else { return nil }
    guard meaning.core.depth <= Self.deepest else { return nil }
    if let name = word("mod"), let modifier = Modifier(rawValue: name) { meaning.modifier = modifier }
    if let quantifier = word("quant") { meaning.quantifier = quantifier }
    if let frequency = frequency { meaning.frequency = frequency }
    if let now = word("now"), let bound = Meaning.Bound(rawValue: now) { meaning.bound = bound }
    return meaning
  }

  private func bare() -> Meaning? {
    switch rule.action.operation {
    case "date": date.map { Meaning($0) }
    case "numeric": numericDate.map { Meaning($0) }
    case "shift": shift.map { Meaning($0) }
    case "clock": clock.map { Meaning($0) }
    case "vague": Meaning(.vague(number("ref").flatMap { VagueTime(rawValue: $0) } ?? .past))
    case "duration": duration.map { Meaning($0) }
    case "every": every
    case "any": date.map { Meaning(.any($0)) }
    case "same": inner("of")
    default: nil
    }
  }

  private var date: Meaning.Core? {
    if let model = inner("like") { return variant(of: model.core) }
    var fields = CalendarFields()
    fields.year = number("year") ?? number("yy")
    fields.isShortYear = number("yy") != nil
    fields.month = number("month")
    fields.day = number("day")
    fields.weekday = number("weekday")
    fields.nth = number("nth")
    fields.quarter = number("quarter")
    fields.half = number("half")
    fields.season = number("season").flatMap { Season(rawValue: $0) }
    fields.decade = number("decade")
    if let decade = fields.decade, decade >= 1000 {
      guard decade % 10 == 0 else { return nil }
      fields.decade = decade / 10
    }
    if let tens = fields.decade, tens >= 10, tens < 100 {
      guard tens % 10 == 0 else { return nil }
      fields.decade = tens / 10
    }
    fields.century = number("century").map { $0 - 1 }
    fields.week = number("week")
    fields.isWeekend = number("weekend") == 1
    fields.holiday = number("holiday")
    fields.isFiscal = number("fiscal") == 1
    fields.isBeforeChrist = number("bc") == 1
    // "the end of the year 200 will leave"
    if let year = fields.year, year < 1000, !fields.isShortYear, !fields.isBeforeChrist { return nil }
    if let quarter = fields.quarter, !(0...4).contains(quarter) { return nil }
    if let half = fields.half, !(1...2).contains(half) { return nil }
    if let century = fields.century, !(0...29).contains(century) { return nil }
    return .calendar(fields, direction: direction, within: inner("within")?.core)
  }

  /// A date with some fields of its own: "3" in "3 to 5 March", "Easter" with a year or a direction.
  private func variant(of core: Meaning.Core) -> Meaning.Core? {
    guard case .calendar(var fields, let inherited, let within) = core else { return nil }
    if let day = number("day") {
      guard fields.month != nil else { return nil }
      fields.day = day
      fields.weekday = nil
    }
    if let short = number("yy") {
      // "1992-95": the second year shares the first one's century.
      guard let year = fields.year, year % 100 < short else { return nil }
      fields.year = year / 100 * 100 + short
    }
    return .calendar(fields, direction: direction ?? inherited, within: inner("within")?.core ?? within)
  }

  /// "7/1/2022": the month first, as in American reports, unless that month does not exist.
  private var numericDate: Meaning.Core? {
    guard let first = number("first"), let other = number("other") else { return nil }
    var fields = CalendarFields()
    fields.year = number("year") ?? number("yy")
    fields.isShortYear = number("yy") != nil
    fields.isOrderGuessed = first <= 12 && other <= 12
    (fields.month, fields.day) = first <= 12 ? (first, other) : (other, first)
    guard let month = fields.month, (1...12).contains(month) else { return nil }
    return .calendar(fields, direction: nil, within: nil)
  }

  private var shift: Meaning.Core? {
    if let length = inner("back") ?? inner("ahead") { return shift(by: length) }
    guard let unit = number("unit").flatMap({ TimeUnit(rawValue: $0) }) else { return nil }
    guard let count = amount("back") ?? amount("ahead") else { return nil }
    let plus = amount("plus")?.number ?? 0
    let total = Meaning.Count(count.number.map { $0 + plus })
    return .shift(from: base, count: total, unit: unit, isBack: amount("back") != nil)
  }

  /// "a year and a half ago": a length that another rule built, counted in its smallest unit.
  private func shift(by length: Meaning) -> Meaning.Core? {
    guard length.modifier == nil, case .duration(let lengths) = length.core, let last = lengths.last else { return nil }
    var unit = last.unit
    var total = 0.0
    for length in lengths {
      guard let count = length.count.number, let size = length.unit.count(in: unit) else { return nil }
      total += count * size
    }
    if total != total.rounded(), let smaller = unit.smaller { (total, unit) = (total * smaller.count, smaller.unit) }
    guard total == total.rounded(), unit.rawValue >= TimeUnit.day.rawValue else { return nil }
    return .shift(from: base, count: Meaning.Count(total), unit: unit, isBack: inner("back") != nil)
  }

  private var base: Meaning.Base {
    if let inner = inner("from") { return .expression(inner.core) }
    switch word("from") {
    case "narrative": return .narrative
    case "ago": return .ago
    case "quarter": return .quarter
    default: return .now
    }
  }

  private var clock: Meaning.Core? {
    var fields = ClockFields()
    fields.part = number("part").flatMap { DayPart(rawValue: $0) }
    fields.hour = number("hour")
    fields.minute = number("minute")
    fields.second = number("second")
    fields.zone = word("zone")
    if let both = number("hhmm") { (fields.hour, fields.minute) = (both / 100, both % 100) }
    if let meridiem = number("meridiem"), let hour = fields.hour {
      // A part of the day may stand for a.m. and p.m.: "four in the afternoon", "two at night".
      let isSmallHour = meridiem == DayPart.night.rawValue && (hour == 12 || hour < 5)
      let isLate = meridiem >= 1 && !isSmallHour
      guard (1...12).contains(hour) || hour > 12 && isLate else { return nil }
      if hour <= 12 { fields.hour = hour % 12 + (isLate ? 12 : 0) }
    }
    if let hour = fields.hour, !(0...24).contains(hour) { return nil }
    guard let other = inner("of"), case .clock(var base, let on) = other.core else { return .clock(fields, on: day) }
    if base.part == nil { base.part = fields.part }
    return .clock(base, on: day ?? on)
  }

  /// The day of a clock time; of "6 a.m. Monday morning" that of the part of the day.
  private var day: Meaning.Core? {
    guard let on = inner("on") else { return nil }
    guard case .clock(let part, let day) = on.core else { return on.core }
    return part.hour == nil ? day : nil
  }

  private var duration: Meaning.Core? {
    guard let unit = number("unit").flatMap({ TimeUnit(rawValue: $0) }), let count = amount("count") else { return nil }
    // "World Cup 2018 day five" has no length in it.
    if let number = count.number, (1800...2100).contains(number), unit.rawValue < TimeUnit.year.rawValue { return nil }
    let plus = amount("plus")?.number ?? 0
    var lengths = [Meaning.Length(count: Meaning.Count(count.number.map { $0 + plus }), unit: unit)]
    if let more = inner("and"), case .duration(let others) = more.core {
      // "two hours and ten minutes", but "five days and ten weeks" are two lengths.
      guard let next = others.first, next.unit.rawValue < unit.rawValue, !next.count.isUnknown else { return nil }
      lengths += others
    }
    return .duration(lengths)
  }

  private var every: Meaning? {
    if let core = duration { return Meaning(.every(core)) }
    if number("part") == nil { return date.map { Meaning(.every($0)) } }
    guard case .clock(let fields, let on)? = clock else { return nil }
    return Meaning(.every(.clock(fields, on: number("weekday") == nil ? on : date)))
  }

  private var direction: Meaning.Direction? {
    number("direction").flatMap { Meaning.Direction(rawValue: $0) }
  }

  private var frequency: String? {
    guard let argument = argument("freq") else { return nil }
    switch argument {
    case .constant(let text): return String(text)
    case .slot(let label): return reading(label).flatMap { $0.value.isFinite ? "\(Int($0.value))X" : nil }
    }
  }

  private func argument(_ key: String) -> Rule.Argument? {
    rule.action.arguments.first { argument in
      guard argument.key == key else { return false }
      if case .slot(let label) = argument.value { return reading(label) != nil }
      return true
    }?.value
  }

  private func reading(_ label: String) -> Reading? {
    sequence.steps.firstIndex { $0.label == label }.map { path[$0] }
  }

  private func word(_ key: String) -> String? {
    guard case .constant(let text)? = argument(key) else { return nil }
    return String(text)
  }

  private func value(_ key: String) -> Double? {
    switch argument(key) {
    case .slot(let label): reading(label)?.value
    case .constant(let text): TimeLexicon.value(text)
    case nil: nil
    }
  }

  private func number(_ key: String) -> Int? {
    value(key).flatMap { $0.isFinite && abs($0) < 1_000_000 ? Int($0) : nil }
  }

  /// A count, without a number where the words give none ("several").
  private func amount(_ key: String) -> Meaning.Count? {
    value(key).map { Meaning.Count($0.isFinite ? $0 : nil) }
  }

  private func inner(_ key: String) -> Meaning? {
    guard case .slot(let label)? = argument(key), let reading = reading(label), reading.item >= 0 else { return nil }
    return items[Int(reading.item)].meaning
  }
}
