import Diagnostics
import MappedFiles

extension PackedFile {
  /// A section that does not hold what it should.
  func damaged(_ section: String) -> AnnalsError {
    AnnalsError(
      .resource, "\(path) is damaged (\(section))", remedy: "run 'make setup' to make it anew")
  }
}
