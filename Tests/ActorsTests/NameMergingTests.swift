import Testing

@testable import Actors

/// Which spellings are one person, by name alone.
@Suite struct NameMergingTests {
  @Test(arguments: [
    ("Kassym-Jomart Tokayev", "Kassym-Zhomart Tokayev"), ("Andrei Serdyukov", "Andrey Serdiukov"),
    ("Muammar Gaddafi", "Moammar Qadhafi"), ("Sergei Lavrov", "Sergey Lavrov"), ("Bashar al-Assad", "Bashar Assad"),
    ("Antony Blinken", "Anthony Blinken"), ("José Álvarez", "Jose Alvarez"), ("Lech Wałęsa", "Lech Walesa"),
    ("George W. Bush", "George Bush"), ("J. Smith", "John Smith"), ("Dmitry Medvedev", "Dmitri Medvedev"),
    ("Mohammed Morsi", "Mohamed Mursi"), ("Alexander Lukashenko", "Aleksandr Lukashenko"),
    ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"), ("Yevgeny Prigozhin", "Evgeny Prigozhin"),
  ])
  func same(_ one: String, _ other: String) {
    #expect(merge([one, other]) == [0, 0])
  }

  @Test(arguments: [
    ("George Bush", "Laura Bush"), ("Bill Clinton", "Hillary Clinton"), ("Ana Torvik", "Ana Torres"),
    ("Kim Jong-un", "Park Jong-un"), ("Ali Hassan", "Ali Hussein"), ("Raul Castro", "Fidel Castro"),
  ])
  func different(_ one: String, _ other: String) {
    #expect(merge([one, other]) == [0, 1])
  }

  @Test func surnamesGoToTheLastNamed() {
    #expect(merge(["Ana Lund", "Lund", "Karl Lund", "Lund"]) == [0, 0, 1, 1])
  }

  @Test func familyNameFirst() {
    #expect(merge(["Kim Jong-un", "Kim"]) == [0, 0])
    #expect(merge(["Xi Jinping", "Xi", "Jinping"]) == [0, 0, 0])
  }

  @Test func noName() {
    #expect(PersonMerger.merge([["-"], []]) == [nil, nil])
  }

  private func merge(_ names: [String]) -> [Int?] {
    PersonMerger.merge(
      names.map { name in
        name.split(separator: " ").flatMap { part in
          part.split(separator: "-").map(String.init).reduce(into: [String]()) { words, word in
            words += words.isEmpty ? [word] : ["-", word]
          }
        }
      })
  }
}
