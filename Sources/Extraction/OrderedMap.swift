/// Applies a function to the elements of a sequence, several at once, and gives the results in the elements' order.
///
/// At most `jobs` calls run at a time and at most `2 × jobs` elements are in hand, so memory stays bounded whatever the
/// input's length; nothing is drawn from the base before somebody asks.
package struct OrderedMap<Base: AsyncSequence, Output: Sendable>: AsyncSequence where Base.Element: Sendable {
  private let base: Base
  private let jobs: Int
  private let transform: @Sendable (Base.Element) -> Output

  package init(_ base: Base, jobs: Int, transform: @escaping @Sendable (Base.Element) -> Output) {
    self.base = base
    self.jobs = Swift.max(1, jobs)
    self.transform = transform
  }

  package func makeAsyncIterator() -> Iterator {
    Iterator(base: base.makeAsyncIterator(), jobs: jobs, transform: transform)
  }

  package struct Iterator: AsyncIteratorProtocol {
    private var base: Base.AsyncIterator
    private let jobs: Int
    private let turnstile: Turnstile
    private let transform: @Sendable (Base.Element) -> Output
    private var running: [Task<Output, Never>] = []
    private var isBaseAtEnd = false

    fileprivate init(base: Base.AsyncIterator, jobs: Int, transform: @escaping @Sendable (Base.Element) -> Output) {
      self.base = base
      self.jobs = jobs
      self.transform = transform
      turnstile = Turnstile(places: jobs)
    }

    package mutating func next() async throws -> Output? {
      while !isBaseAtEnd, running.count < jobs * 2 {
        guard let element = try await base.next() else {
          isBaseAtEnd = true
          break
        }
        running.append(
          Task { [turnstile, transform] in
            await turnstile.enter()
            let output = transform(element)
            await turnstile.leave()
            return output
          })
      }
      return running.isEmpty ? nil : await running.removeFirst().value
    }
  }
}

/// Lets so many in at a time, in the order in which they came.
private actor Turnstile {
  private var places: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(places: Int) { self.places = places }

  func enter() async {
    if places > 0 {
      places -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func leave() {
    if waiting.isEmpty {
      places += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
