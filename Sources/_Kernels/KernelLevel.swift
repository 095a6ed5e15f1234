import CProcessor
import _KernelsHaswell
import _KernelsPlain
import _KernelsSkylake

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The processors that the loops were compiled for; each level gives the same numbers but for their last digits.
package enum KernelLevel: String, Sendable, CaseIterable {
  /// Any processor that runs the program.
  case plain
  /// x86 with AVX2 and fused products: nearly all since 2015.
  case haswell
  /// x86 with AVX-512.
  case skylake

  /// The fastest that the processor at hand runs, or the one that `$ANNALS_KERNELS` names if it runs that.
  package static let best: KernelLevel = {
    let wanted = getenv("ANNALS_KERNELS").flatMap { KernelLevel(rawValue: String(cString: $0)) }
    return wanted.flatMap { usable.contains($0) ? $0 : nil } ?? usable.last ?? .plain
  }()

  /// The levels that the processor at hand runs, the slowest first.
  package static var usable: [KernelLevel] {
    var levels = [KernelLevel.plain]
    if annals_processor_is_haswell_or_later() != 0 { levels.append(.haswell) }
    if annals_processor_is_skylake_server_or_later() != 0 { levels.append(.skylake) }
    return levels
  }

  var loops: KernelLoops {
    switch self {
    case .plain: .plain
    case .haswell: .haswell
    case .skylake: .skylake
    }
  }
}

/// The loops of one level.
struct KernelLoops: Sendable {
  typealias Input = UnsafePointer<Float>
  typealias Output = UnsafeMutablePointer<Float>

  let product: @Sendable (Input, Int, Int, Int, Input, Int, Int, Input?, Output, Int) -> Void
  let maxoutNormalise: @Sendable (Input, Int, Int, Int, Int, Input, Input, Input?, Output) -> Void
  let sumWindows: @Sendable (Input, UnsafePointer<Int32>, Int, Int, Output) -> Void
  let sumMaxout: @Sendable (Input, UnsafePointer<Int>, Int, Input, Input, Int, Int, Output) -> Void
  let addRow: @Sendable (Input, Int, Output) -> Void

  static let plain = KernelLoops(
    product: _KernelsPlain.panelProduct, maxoutNormalise: _KernelsPlain.maxoutNormalise,
    sumWindows: _KernelsPlain.sumWindows, sumMaxout: _KernelsPlain.sumMaxout,
    addRow: _KernelsPlain.addRow)
  static let haswell = KernelLoops(
    product: _KernelsHaswell.panelProduct, maxoutNormalise: _KernelsHaswell.maxoutNormalise,
    sumWindows: _KernelsHaswell.sumWindows, sumMaxout: _KernelsHaswell.sumMaxout,
    addRow: _KernelsHaswell.addRow)
  static let skylake = KernelLoops(
    product: _KernelsSkylake.panelProduct, maxoutNormalise: _KernelsSkylake.maxoutNormalise,
    sumWindows: _KernelsSkylake.sumWindows, sumMaxout: _KernelsSkylake.sumMaxout,
    addRow: _KernelsSkylake.addRow)
}
