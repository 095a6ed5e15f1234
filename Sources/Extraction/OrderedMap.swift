/// Applies a function to the elements of a sequence, several at once, and gives the results in the elements' order.
///
/// At most `jobs` calls run at a time. Others are drawn ahead, so that a long element does not hold up the workers, but
/// never so many that together they weigh more than `allowance`: memory stays bounded whatever the input's length.
/// Nothing is drawn from the base before somebody asks.
package struct OrderedMap<Base: AsyncSequence, Output: Sendable>: AsyncSequence where Base.Element: Sendable {
  private let base: Base
  private let jobs: Int
  private let weight: @Sendable (Base.Element) -> Int
  private let transform: @Sendable (Base.Element) -> Output

  /// `weight` is what an element and its result take in memory, in bytes of text.
  package init(
    _ base: Base, jobs: Int, weight: @escaping @Sendable (Base.Element) -> Int,
    transform: @escaping @Sendable (Base.Element) -> Output
  ) {
    self.base = base
    self.jobs = Swift.max(1, jobs)
    self.weight = weight
    self.transform = transform
  }

  package func makeAsyncIterator() -> Iterator {
    Iterator(base: base.makeAsyncIterator(), jobs: jobs, weight: weight, transform: transform)
  }

  package struct Iterator: AsyncIteratorProtocol {
    private var base: Base.AsyncIterator
    private let jobs: Int
    private let turnstile: Turnstile
    private let weight: @Sendable (Base.Element) -> Int
    private let transform: @Sendable (Base.Element) -> Output
    private var running: [(task: Task<Output, Never>, weight: Int)] = []
    private var weightInHand = 0
    private var isBaseAtEnd = false

    /// What one job may draw ahead, in bytes of text and in elements.
    private static var allowance: Int { 128 << 10 }
    private static var mostAhead: Int { 32 }

    fileprivate init(
      base: Base.AsyncIterator, jobs: Int, weight: @escaping @Sendable (Base.Element) -> Int,
      transform: @escaping @Sendable (Base.Element) -> Output
    ) {
      self.base = base
      self.jobs = jobs
      self.weight = weight
      self.transform = transform
      turnstile = Turnstile(places: jobs)
    }

    package mutating func next() async throws -> Output? {
      while !isBaseAtEnd, mayDraw {
        guard let element = try await base.next() else {
          isBaseAtEnd = true
          break
        }
        start(element)
      }
      guard !running.isEmpty else { return nil }
      let first = running.removeFirst()
      let output = await first.task.value
      weightInHand -= first.weight
      return output
    }

    private var mayDraw: Bool {
      running.count < jobs || (running.count < jobs * Self.mostAhead && weightInHand < jobs * Self.allowance)
    }

    private mutating func start(_ element: Base.Element) {
      let weight = weight(element)
      weightInHand += weight
      let task = Task { [turnstile, transform] in
        await turnstile.enter()
        let output = transform(element)
        await turnstile.leave()
        return output
      }
      running.append((task, weight))
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
