// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Library",
  dependencies: [.package(name: "annals", path: "../..")],
  targets: [
    .executableTarget(name: "Library", dependencies: [.product(name: "Annals", package: "annals")])
  ]
)
