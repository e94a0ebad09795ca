// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-mfa", path: "..", traits: ["SQLite", "PostgreSQL", "Redis"])],
    targets: [
        .executableTarget(name: "qr-fuzz", dependencies: [.product(name: "QRPayload", package: "swift-mfa")]),
        .executableTarget(
            name: "store-crash",
            dependencies: [
                .product(name: "MFACore", package: "swift-mfa"),
                .product(name: "MFAPostgres", package: "swift-mfa"),
                .product(name: "MFARedis", package: "swift-mfa"),
                .product(name: "MFASQLite", package: "swift-mfa"),
                .product(name: "OTPCore", package: "swift-mfa"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// An asynchronous function runs where its caller runs, as in the package itself.
for target in package.targets {
    target.swiftSettings = [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]
}
