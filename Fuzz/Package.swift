// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-mfa", path: "..")],
    targets: [
        .executableTarget(name: "qr-fuzz", dependencies: [.product(name: "QRPayload", package: "swift-mfa")])
    ],
    swiftLanguageModes: [.v6]
)
