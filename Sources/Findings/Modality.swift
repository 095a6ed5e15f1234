/// How far an act or a fact is said to be so. A *claimed* act is `asserted` with an attribution.
public enum Modality: String, Codable, Sendable, Hashable, CaseIterable {
  case asserted
  case planned
  case ordered
  case possible
  case hypothetical
  case denied
}
