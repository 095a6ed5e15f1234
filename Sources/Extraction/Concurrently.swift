import Dispatch
import Synchronization

/// Does two independent things at once and waits for both; the error of the first counts before that of the second.
///
/// For work of some milliseconds in code that is not asynchronous, such as loading.
func concurrently<First: Sendable, Second: Sendable>(
  _ first: @Sendable () throws -> First, _ second: @Sendable () throws -> Second
) throws -> (First, Second) {
  let results = Mutex<(Result<First, any Error>?, Result<Second, any Error>?)>((nil, nil))
  DispatchQueue.concurrentPerform(iterations: 2) { index in
    if index == 0 {
      let result = Result { try first() }
      results.withLock { $0.0 = result }
    } else {
      let result = Result { try second() }
      results.withLock { $0.1 = result }
    }
  }
  return try results.withLock { results in
    guard let first = results.0, let second = results.1 else { preconditionFailure("both were done") }
    return (try first.get(), try second.get())
  }
}
