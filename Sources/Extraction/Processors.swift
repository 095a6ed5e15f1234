#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many processors the machine has: how many reports are read at once where nobody says otherwise.
package var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
