// Three lines from a text to its record; then many texts as a stream.
import Annals

let reader = try Reader()
let record = reader.record(of: Report(text: "Norway's prime minister visited Helsinki on Friday.", published: "2031-03-08"))
for event in record.events { print(event.plover.type, event.sources.map(\.name), event.time?.value ?? "-") }

let reports = AsyncStream { continuation in
  for city in ["Oslo", "Lagos", "Quito"] {
    continuation.yield(Report(id: city, text: "Thousands of people protested in \(city) on Monday."))
  }
  continuation.finish()
}
for try await record in reader.records(of: reports) {
  print(record.report.id, record.places.map(\.name), record.events.map(\.plover.type))
}
