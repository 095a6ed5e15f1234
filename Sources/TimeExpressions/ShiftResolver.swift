import TextModel

/// Steps from an anchor: "two days ago", "last week", "the next day", "a year earlier".
struct ShiftResolver {
  let site: AnchorSite

  func outcome(_ base: Meaning.Base, _ count: Meaning.Count, _ unit: TimeUnit, isBack: Bool) -> AnchorSite.Outcome {
    guard let number = count.number, number.isFinite, abs(number) < 10_000 else {
      return AnchorSite.Outcome(value: (isBack ? VagueTime.past : .future).value, confidence: 0.75)
    }
    guard let anchor = anchor(base, unit, number) else {
      return AnchorSite.Outcome(value: OpenValue.value(of: unit), confidence: 0.5)
    }
    let signed = isBack ? -number : number
    // "a year ago today" is a day, "25 years ago this month" a month.
    let isFiner = anchor.value.unit.rawValue < unit.rawValue && base.isExpression && number != 0
    let stepped = isFiner ? keepingGrain(anchor.value, signed, unit) : step(anchor.value, signed, unit)
    guard let stepped else {
      return AnchorSite.Outcome(value: OpenValue.value(of: unit), confidence: 0.5)
    }
    return AnchorSite.Outcome(stepped, anchor.anchor, anchor.confidence)
  }

  private typealias Anchor = (value: CalendarValue, anchor: ResolvedTime.Anchor, confidence: Double)

  private func anchor(_ base: Meaning.Base, _ unit: TimeUnit, _ number: Double) -> Anchor? {
    switch base {
    case .expression(let core):
      let outcome = site.outcome(of: core)
      return outcome.calendar.map { ($0, outcome.anchor, 0.88) }
    case .now:
      return site.today.map { (.day($0), site.todayAnchor, 0.95) }
    case .ago:
      // In reports of figures "a year ago" means the same quarter of the year before.
      if unit == .year, number == 1, let narrative = quarterOfStory { return narrative }
      return site.today.map { (.day($0), site.todayAnchor, 0.95) }
    case .quarter:
      if let quarterOfStory { return quarterOfStory }
      let current = site.today.map { CalendarValue(.quarter, holding: $0) }
      return current?.stepped(by: -1).map { ($0, site.todayAnchor, 0.75) }
    case .narrative:
      if unit == .year, number == 1, let narrative = quarterOfStory { return narrative }
      if let narrative = site.narrative, narrative.sentencesBack <= 6, narrative.value.unit.rawValue <= unit.rawValue {
        return (narrative.value, .time(narrative.index), 0.82)
      }
      // "that week" after "in March 2020": nobody can tell which.
      if number == 0, let narrative = site.narrative, narrative.sentencesBack <= 1, narrative.isSameBlock,
        let end = narrative.value.end, let today = site.today, end < today
      {
        return nil
      }
      return site.today.map { (.day($0), site.todayAnchor, 0.65) }
    }
  }

  private var quarterOfStory: Anchor? {
    guard let quarter = site.quarter, quarter.sentencesBack <= 8 else { return nil }
    return (quarter.value, .time(quarter.index), 0.8)
  }

  private func keepingGrain(_ value: CalendarValue, _ count: Double, _ unit: TimeUnit) -> CalendarValue? {
    guard let begin = value.begin, count == count.rounded(), abs(count) < 10_000 else { return nil }
    let whole = Int(count)
    switch unit {
    case .week: return CalendarValue(value.unit, holding: begin.adding(days: 7 * whole))
    case .month: return CalendarValue(value.unit, holding: begin.adding(months: whole))
    case .year: return CalendarValue(value.unit, holding: begin.adding(months: 12 * whole))
    case .decade: return CalendarValue(value.unit, holding: begin.adding(months: 120 * whole))
    default: return step(value, count, unit)
    }
  }

  private func step(_ value: CalendarValue, _ count: Double, _ unit: TimeUnit) -> CalendarValue? {
    if count != 0, case .quarter = value, unit == .year { return value.stepped(by: Int(count * 4)) }
    guard let day = value.begin else { return nil }
    if count != count.rounded(), let smaller = unit.smaller {
      return step(value, (count * smaller.count).rounded(), smaller.unit)
    }
    let whole = Int(count)
    switch unit {
    case .fortnight: return CalendarValue(.week, holding: day).stepped(by: 2 * whole)
    case .millennium: return CalendarValue(.century, holding: day).stepped(by: 10 * whole)
    case .hour: return CalendarValue.day(day).stepped(by: whole / 24)
    case .minute, .second: return .day(day)
    default: return CalendarValue(unit, holding: day).stepped(by: whole)
    }
  }
}

extension Meaning.Base {
  var isExpression: Bool { if case .expression = self { true } else { false } }
}
