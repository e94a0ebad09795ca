// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that who depends on swift-mfa gets none of this.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-mfa", path: "../")],
    targets: [
        .systemLibrary(
            name: "CBenchOpenSSL", path: "System/CBenchOpenSSL", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"])]),
        .target(name: "AllocationCounter"),
        .target(name: "BenchSupport", dependencies: ["AllocationCounter"]),
        .executableTarget(
            name: "otp-bench",
            dependencies: [
                "BenchSupport", "CBenchOpenSSL",
                .product(name: "Base32", package: "swift-mfa"),
                .product(name: "OTPCore", package: "swift-mfa"),
                .product(name: "OTPAuthURI", package: "swift-mfa"),
            ]),
        .executableTarget(
            name: "qr-bench",
            dependencies: ["BenchSupport", .product(name: "QRPayload", package: "swift-mfa")]),
    ],
    swiftLanguageModes: [.v6]
)
