import CProcessor
import _KernelsHaswell
import _KernelsPlain

/// The processors that the loops were compiled for; each level gives the same numbers but for their last digits.
package enum KernelLevel: Sendable, CaseIterable {
  /// Any processor that runs the program.
  case plain
  /// x86 with AVX2 and fused products: nearly all since 2015.
  case haswell

  /// The fastest that the processor at hand runs.
  package static let best: KernelLevel = annals_processor_is_haswell_or_later() != 0 ? .haswell : .plain

  /// The levels that the processor at hand runs.
  package static var usable: [KernelLevel] { best == .plain ? [.plain] : allCases }

  var loops: KernelLoops { self == .haswell ? .haswell : .plain }
}

/// The loops of one level.
struct KernelLoops: Sendable {
  typealias Input = UnsafePointer<Float>
  typealias Output = UnsafeMutablePointer<Float>

  let product: @Sendable (Input, Int, Int, Int, Input, Int, Int, Input?, Output, Int) -> Void
  let maxoutNormalise: @Sendable (Input, Int, Int, Input, Input, Input?, Output) -> Void
  let sumWindows: @Sendable (Input, UnsafePointer<Int32>, Int, Int, Output) -> Void
  let sumMaxout: @Sendable (Input, UnsafePointer<Int>, Int, Input, Input, Int, Output) -> Void

  static let plain = KernelLoops(
    product: _KernelsPlain.panelProduct, maxoutNormalise: _KernelsPlain.maxoutNormalise,
    sumWindows: _KernelsPlain.sumWindows, sumMaxout: _KernelsPlain.sumMaxout)
  static let haswell = KernelLoops(
    product: _KernelsHaswell.panelProduct, maxoutNormalise: _KernelsHaswell.maxoutNormalise,
    sumWindows: _KernelsHaswell.sumWindows, sumMaxout: _KernelsHaswell.sumMaxout)
}
