// Three lines from a text to its record; then many texts as a stream.
import Annals

let reader = try Reader()
let text = "Norway's prime minister visited Helsinki on Friday."
let record = reader.record(of: Report(text: text, published: "2031-03-08"))
for event in record.events {
  print(event.plover.type, event.sources.map(\.name).joined(separator: ", "), event.time?.value ?? "-")
}

let reports = AsyncStream { continuation in
  for city in ["Oslo", "Lagos", "Quito"] {
    continuation.yield(Report(id: city, text: "Thousands of people protested in \(city) on Monday."))
  }
  continuation.finish()
}
for try await record in reader.records(of: reports) {
  print(record.report.id, record.places.map(\.name).joined(), record.events.map(\.plover.type).joined())
}
