import Diagnostics

/// The parameters of one component as thinc, spaCy's network library, stores them: nodes in breadth-first order.
struct ThincModel {
  struct Tensor {
    let shape: [Int]
    let values: [Float]
  }

  struct Node {
    /// A name without `>>` or `(` stands for one layer, others for what is built of several.
    let name: String
    let parameters: [String: Tensor]
    let attributes: [String: MessagePackValue]
  }

  let path: String
  let nodes: [Node]

  init(file path: String) throws {
    self.path = path
    let content = try MessagePackValue(file: path)
    guard let nodes = content["nodes"]?.elements, let parameters = content["params"]?.elements,
      let attributes = content["attrs"]?.elements, nodes.count == parameters.count, nodes.count == attributes.count
    else { throw AnnalsError(.resource, "\(path) is not a thinc model") }
    var read: [Node] = []
    for (index, node) in nodes.enumerated() {
      var tensors: [String: Tensor] = [:]
      for entry in parameters[index].entries ?? [] where entry.value != .null {
        guard let name = entry.key.text else { continue }
        tensors[name] = try Self.tensor(entry.value, of: path)
      }
      var settings: [String: MessagePackValue] = [:]
      for entry in attributes[index].entries ?? [] {
        guard let name = entry.key.text, let blob = entry.value.bytes else { continue }
        settings[name] = try? MessagePackValue(parsing: Array(blob), of: path)
      }
      read.append(Node(name: node["name"]?.text ?? "", parameters: tensors, attributes: settings))
    }
    self.nodes = read
  }

  /// The nodes of this name, in the file's order.
  func nodes(named name: String) -> [Node] { nodes.filter { $0.name == name } }

  /// The only node of this name.
  func node(named name: String) throws -> Node {
    let found = nodes(named: name)
    guard found.count == 1 else { throw refused("has \(found.count) layers '\(name)', not one") }
    return found[0]
  }

  /// The parameter `name` of `node`, which must have so many extents.
  func tensor(_ name: String, of node: Node, rank: Int) throws -> Tensor {
    guard let tensor = node.parameters[name], tensor.shape.count == rank else {
      throw refused("has a layer '\(node.name)' whose \(name) is missing or of another rank")
    }
    return tensor
  }

  /// The parameter `name` of `node`, which must have this shape.
  func values(_ name: String, of node: Node, shape: [Int]) throws -> [Float] {
    let tensor = try tensor(name, of: node, rank: shape.count)
    guard tensor.shape == shape else {
      throw refused("has \(node.name).\(name) of shape \(tensor.shape), not \(shape)")
    }
    return tensor.values
  }

  /// What is wrong with this network, as an error that says what can be taken.
  func refused(_ what: String) -> AnnalsError {
    AnnalsError(
      .resource, "\(path) \(what)", remedy: "see Docs/LanguageModels.md for the pipelines that can be imported")
  }

  private static func tensor(_ value: MessagePackValue, of path: String) throws -> Tensor {
    guard value["type"]?.text == "<f4", let shape = value["shape"]?.elements?.compactMap(\.int),
      let data = value["data"]?.bytes, shape.allSatisfy({ $0 > 0 && $0 < 1 << 24 }),
      let count = product(shape), data.count == count * 4
    else { throw AnnalsError(.resource, "\(path) holds an array that is not of 32-bit floats") }
    let values = floats(data)
    guard values.allSatisfy(\.isFinite) else {
      throw AnnalsError(.resource, "\(path) holds a weight that is no number")
    }
    return Tensor(shape: shape, values: values)
  }

  private static func product(_ shape: [Int]) -> Int? {
    var product = 1
    for extent in shape {
      let (next, overflow) = product.multipliedReportingOverflow(by: extent)
      if overflow { return nil }
      product = next
    }
    return product < 1 << 40 ? product : nil
  }
}

/// Little-endian 32-bit floats.
func floats(_ bytes: ArraySlice<UInt8>) -> [Float] {
  var values: [Float] = []
  values.reserveCapacity(bytes.count / 4)
  var index = bytes.startIndex
  while bytes.endIndex - index >= 4 {
    let bits =
      UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16 | UInt32(bytes[index + 3])
      << 24
    values.append(Float(bitPattern: bits))
    index += 4
  }
  return values
}
