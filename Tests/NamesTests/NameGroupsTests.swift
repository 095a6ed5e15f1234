import Lexicons
import Names
import Testing

/// Which spellings are one, by name alone.
@Suite struct NameGroupsTests {
  private let groups = NameGroups(lexicon: .installed)

  @Test(arguments: [
    ("Bill Torvik", "William Torvik"), ("Dmytro Kovalenko", "Dmitry Kovalenko"), ("Li Zhensheng", "Li Chen-sheng"),
    ("Pak Chong-su", "Park Jong-soo"), ("Abdul Rahman al-Sayyid", "Abdelrahman Sayyid"), ("Gen. Ola Berg", "Ola Berg"),
    ("Kovács Pál", "Pál Kovács"), ("Inés Cortada Ruiz", "Ines Cortada"), ("O. Berg", "Ola Berg"), ("Berg", "Ola Berg"),
    ("Jürgen Möller", "Juergen Moeller"), ("Muammar Gaddafi", "Moamer Kadhafi"),
  ])
  func persons(first: String, second: String) {
    #expect(groups.persons([first, second]) == [0, 0])
  }

  @Test(arguments: [
    ("Frances Torvik", "Francis Torvik"), ("Jürgen Müller", "Jürgen Möller"), ("Ola Berg Sr.", "Ola Berg Jr."),
    ("Ana Berg", "Ola Berg"), ("Mr. Berg", "Angela Berg"), ("Ivan Petrov", "Ivana Petrova"),
    ("Ali Hassan", "Hassan Ali"),
    ("Li Zhensheng", "Li Chensheng"), ("Kim Se-yong", "Kim Yong-se"), ("Aung Min", "Aung Min Lwin Tun"),
  ])
  func unlikePersons(first: String, second: String) {
    #expect(groups.persons([first, second]) == [0, 1])
  }

  /// "Berg" may be either; "J. Berg" is the one whose name begins so.
  @Test func shortNamesNeedOnePerson() {
    #expect(groups.persons(["Ola Berg", "Jon Berg", "Berg", "J. Berg"]) == [0, 1, 2, 1])
  }

  @Test(arguments: [
    ("Ministry of Foreign Affairs of Norway", "Norwegian Foreign Ministry"),
    ("Central Bank of Chile", "Chile's central bank"),
    ("Straits Treaty Organisation", "STO"), ("Torvik Inc.", "Torvik"), ("University of Orlin", "Orlin University"),
  ])
  func bodies(first: String, second: String) {
    #expect(groups.bodies([([first], nil), ([second], nil)]) == [0, 0])
  }

  @Test(arguments: [
    ("Norwegian Foreign Ministry", "Swedish Foreign Ministry"), ("Norwegian Foreign Ministry", "Foreign Ministry"),
    ("Bank of Chile", "Central Bank of Chile"),
  ])
  func unlikeBodies(first: String, second: String) {
    #expect(groups.bodies([([first], nil), ([second], nil)]) == [0, 1])
  }

  @Test func ministriesOfTwoCountriesStayTwo() {
    #expect(groups.bodies([(["Foreign Ministry"], "NOR"), (["Foreign Ministry"], "SWE")]) == [0, 1])
  }

  @Test(arguments: [("Kyiv", "Kiev"), ("Burma", "Myanmar"), ("Mt. Orlin", "Mount Orlin"), ("Qasrabad", "Kasrabad")])
  func places(first: String, second: String) {
    #expect(groups.places([[first], [second]]) == [0, 0])
  }

  @Test(arguments: [
    ("North Korea", "South Korea"), ("Niger", "Nigeria"), ("Orlin, Norway", "Orlin, Chile"), ("Grenada", "Granada"),
  ])
  func unlikePlaces(first: String, second: String) {
    #expect(groups.places([[first], [second]]) == [0, 1])
  }
}

/// Names of a large store: they meet under keys, so that the work grows with their number and not with its square.
@Suite struct ManyNamesTests {
  @Test func namesOfALargeStoreStayApart() {
    let names = Self.names(count: 5_000)
    let numbers = NameGroups(lexicon: .installed).persons(names + names)
    #expect(zip(numbers, numbers.dropFirst(names.count)).allSatisfy { $0 == $1 })
    #expect(Set(numbers).count > 4_500)
  }

  /// Given names of many bearers with surnames of three syllables, no two alike.
  private static func names(count: Int) -> [String] {
    let given = ["Mohammed", "Ana", "Ivan", "John", "Maria", "Ali", "Olga", "Pedro", "Karim", "Li"]
    let onsets = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v"]
    func surname(_ number: Int) -> String {
      let syllables = [number % 13, number / 13 % 13, number / 169 % 13].map { onsets[$0] + "o" }
      return syllables.joined().withCapital + "rin"
    }
    return (0..<count).map { "\(given[$0 % given.count]) \(surname($0 / given.count))" }
  }
}

extension String {
  fileprivate var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
