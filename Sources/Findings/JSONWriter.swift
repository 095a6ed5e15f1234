/// Writes one JSON value into bytes, fields in the order in which they are written, absent fields left out.
public struct JSONWriter {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init() {}

  public mutating func object(_ body: (inout JSONWriter) -> Void) {
    open(0x7B)
    body(&self)
    close(0x7D)
  }

  public mutating func array<Element>(_ elements: [Element], _ body: (inout JSONWriter, Element) -> Void) {
    open(0x5B)
    for element in elements { body(&self, element) }
    close(0x5D)
  }

  public mutating func key(_ name: String) {
    separate()
    writeString(name)
    bytes.append(0x3A)
    needsComma = false
  }

  public mutating func value(_ string: String) {
    separate()
    writeString(string)
  }

  public mutating func value(_ number: Int) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
  }

  /// The shortest decimal that reads back as the same number; a whole number without its ".0".
  public mutating func value(_ number: Double) {
    separate()
    if number.isFinite, number == number.rounded(), abs(number) < 1e15 {
      bytes.append(contentsOf: String(Int(number)).utf8)
    } else {
      bytes.append(contentsOf: (number.isFinite ? String(number) : "0").utf8)
    }
  }

  public mutating func value(_ flag: Bool) {
    separate()
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  public mutating func value(_ encodable: some JSONWritable) {
    encodable.write(to: &self)
  }

  // MARK: Fields; an absent one leaves nothing behind.

  public mutating func field(_ name: String, _ value: String?) {
    guard let value else { return }
    key(name)
    self.value(value)
  }

  public mutating func field(_ name: String, _ value: Int?) {
    guard let value else { return }
    key(name)
    self.value(value)
  }

  public mutating func field(_ name: String, _ value: Double?) {
    guard let value else { return }
    key(name)
    self.value(value)
  }

  public mutating func field(_ name: String, _ value: Bool?) {
    guard let value else { return }
    key(name)
    self.value(value)
  }

  public mutating func field(_ name: String, _ value: (some JSONWritable)?) {
    guard let value else { return }
    key(name)
    value.write(to: &self)
  }

  /// A list that is always a list, empty or not.
  public mutating func list(_ name: String, _ values: [some JSONWritable]) {
    key(name)
    array(values) { $1.write(to: &$0) }
  }

  public mutating func list(_ name: String, _ values: [String]) {
    key(name)
    array(values) { $0.value($1) }
  }

  /// A list that is left out where it is empty.
  public mutating func listIfAny(_ name: String, _ values: [some JSONWritable]) {
    if !values.isEmpty { list(name, values) }
  }

  public mutating func listIfAny(_ name: String, _ values: [String]) {
    if !values.isEmpty { list(name, values) }
  }

  // MARK: Bytes

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
  }

  private mutating func open(_ byte: UInt8) {
    separate()
    bytes.append(byte)
    needsComma = false
  }

  private mutating func close(_ byte: UInt8) {
    bytes.append(byte)
    needsComma = true
  }

  private mutating func writeString(_ string: String) {
    bytes.append(0x22)
    for byte in string.utf8 {
      switch byte {
      case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
      case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
      case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
      case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
      case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: [0x5C, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}

/// A value with one JSON form.
public protocol JSONWritable {
  func write(to json: inout JSONWriter)
}

extension JSONWritable {
  /// The value as one line of JSON, without a line end.
  public var jsonLine: String {
    var json = JSONWriter()
    write(to: &json)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
