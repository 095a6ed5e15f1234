extension String {
  /// Whether the first letter is a capital.
  package var isCapitalised: Bool {
    guard let first = utf8.first else { return false }
    return first < 0x80
      ? (0x41...0x5A).contains(first) : unicodeScalars.first?.properties.isUppercase ?? false
  }
}
