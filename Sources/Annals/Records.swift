package import Extraction
public import Findings

/// The records of a sequence of reports, in their order, read several at once as they are asked for.
public struct Records<Reports: AsyncSequence>: AsyncSequence where Reports.Element == Report {
  private let readings: OrderedMap<Reports, Record>

  package init(_ readings: OrderedMap<Reports, Record>) { self.readings = readings }

  public struct Iterator: AsyncIteratorProtocol {
    fileprivate var base: OrderedMap<Reports, Record>.Iterator

    public mutating func next() async throws -> Record? { try await base.next() }
  }

  public func makeAsyncIterator() -> Iterator { Iterator(base: readings.makeAsyncIterator()) }
}
