import LanguageAnalysis
import Testing

@testable import Facts

/// What a text's numbers are read as: `[bound] value unit`.
@Suite(.enabled(if: pipeline != nil, "no packed model: run 'make setup'")) struct QuantityTests {
  @Test(arguments: [
    ("They paid 2,500 dollars.", "2500 USD"),
    ("They paid $1.5 million.", "1500000 USD"),
    ("They paid about $40m in cash.", "[about] 40000000 USD"),
    ("They paid €500 million.", "500000000 EUR"),
    ("They paid US$20 for it.", "20 USD"),
    ("They paid 40 Australian dollars.", "40 AUD"),
    ("They paid 5 million CFA francs in Senegal.", "5000000 XOF"),
    ("Argentina fined them 300 pesos.", "300 ARS"),
    ("They paid 300 pesos.", "300 MXN"),
    ("They paid 60 cents.", "0.6 USD"),
    ("It rose from 60 to 120 tenge.", "60 KZT; 120 KZT"),
    ("It rose by 3.5 percent.", "3.5 %"),
    ("It rose by 25 per cent.", "25 %"),
    ("Two hundred and fifty thousand people fled.", "250000"),
    ("Twenty-one people fled.", "21"),
    ("A hundred people fled.", "100"),
    ("Half a million people fled.", "500000"),
    ("Two dozen people fled.", "24"),
    ("Tens of thousands of people fled.", "tens of thousands"),
    ("Several hundred people fled.", "several hundred"),
    ("As many as 30 people fled.", "[up to] 30"),
    ("No fewer than 30 people fled.", "[at least] 30"),
    ("Nearly 20,000 people fled.", "[nearly] 20000"),
    ("Thirty or more people fled.", "[at least] 30"),
    ("The 20-year-old fled.", ""),
    ("He was born on 2022-01-07 in Oslo.", ""),
    ("999999999999999999999999 people fled.", ""),
  ])
  func reads(_ sentence: String, _ expected: String) throws {
    let reader = try QuantityReader(root: checkout)
    let found = reader.quantities(in: try analyse(sentence)).map { quantity in
      [quantity.bound.map { "[\($0)]" }, quantity.value.readable, quantity.unit].compactMap { $0 }
        .joined(separator: " ")
    }.joined(separator: "; ")
    #expect(found == expected)
  }
}
