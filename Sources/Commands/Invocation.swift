import Diagnostics

/// The words of one call, sorted into options and operands by the command's flag table.
struct Invocation: Sendable {
  let command: String
  private(set) var operands: [String] = []
  private var values: [String: String] = [:]

  /// Throws `usage` for an option that is unknown, lacks its argument, or has one that is not a choice.
  init(_ command: Command, arguments: some Sequence<String>) throws {
    self.command = command.name
    var rest = Array(arguments)[...]
    var onlyOperands = false
    while let word = rest.popFirst() {
      guard !onlyOperands, word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      if word == "--" {
        onlyOperands = true
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let flag = command.flags.first(where: { $0.name == name || $0.short == name }) else {
        throw AnnalsError(
          .usage, "annals \(command.name) has no option \(name)",
          remedy: suggestion(for: name, among: command.flags.map(\.name))
            ?? "see 'annals help \(command.name)'")
      }
      guard let argument = flag.argument else {
        guard parts.count == 1 else { throw AnnalsError(.usage, "\(flag.name) takes no argument") }
        values[flag.name] = ""
        continue
      }
      guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
        throw AnnalsError(.usage, "\(flag.name) needs its \(argument)")
      }
      guard flag.choices.isEmpty || flag.choices.contains(value) else {
        throw AnnalsError(
          .usage, "\(flag.name) cannot be '\(value)'",
          remedy: suggestion(for: value, among: flag.choices)
            ?? "it is one of: \(flag.choices.joined(separator: ", "))")
      }
      values[flag.name] = value
    }
    guard command.operands.contains(operands.count) else {
      throw AnnalsError(
        .usage,
        operands.count < command.operands.lowerBound ? "annals \(command.name) needs more words" : "too many words",
        remedy: "use: annals \(command.usage)")
    }
  }

  func has(_ flag: String) -> Bool { values[flag] != nil }

  subscript(flag: String) -> String? { values[flag] }

  /// A whole number of at least `least`.
  func integer(_ flag: String, atLeast least: Int = 1) throws -> Int? {
    guard let text = values[flag] else { return nil }
    guard let number = Int(text), number >= least else {
      throw AnnalsError(.usage, "\(flag) takes a whole number from \(least) on, not '\(text)'")
    }
    return number
  }

  /// A number from 0 to 1.
  func fraction(_ flag: String) throws -> Double? {
    guard let text = values[flag] else { return nil }
    guard let number = Double(text), (0...1).contains(number) else {
      throw AnnalsError(.usage, "\(flag) takes a number from 0 to 1, not '\(text)'")
    }
    return number
  }

  /// A day as YYYY-MM-DD; a year or a month where `isPartialAllowed`.
  func date(_ flag: String) throws -> String? {
    guard let text = values[flag] else { return nil }
    guard isCalendarValue(text) else {
      throw AnnalsError(.usage, "\(flag) takes a date as YYYY-MM-DD, not '\(text)'")
    }
    return text
  }
}
