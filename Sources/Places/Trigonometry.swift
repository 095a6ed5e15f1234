#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func sine(_ radians: Double) -> Double { sin(radians) }
func arcsine(_ value: Double) -> Double { asin(value) }
func logarithm(_ value: Double) -> Double { log(value) }
