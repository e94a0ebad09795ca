// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that who depends on swift-mfa gets none of this.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-mfa", path: "../", traits: ["SQLite", "PostgreSQL", "Redis"])],
    targets: [
        .systemLibrary(
            name: "CBenchOpenSSL", path: "System/CBenchOpenSSL", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CBenchSQLite", path: "System/CBenchSQLite", pkgConfig: "sqlite3"),
        .systemLibrary(name: "CBenchPostgres", path: "System/CBenchPostgres", pkgConfig: "libpq"),
        // Without pkgConfig: the package manager refuses a flag in it.
        .systemLibrary(name: "CBenchHiredis", path: "System/CBenchHiredis"),
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
        .target(name: "RawCrypto", dependencies: ["CBenchOpenSSL"]),
        .executableTarget(
            name: "seal-bench",
            dependencies: [
                "BenchSupport", "RawCrypto",
                .product(name: "MFACore", package: "swift-mfa"),
                .product(name: "OTPCore", package: "swift-mfa"),
            ]),
        .executableTarget(
            name: "phone-bench",
            dependencies: [
                "BenchSupport",
                .product(name: "MFACore", package: "swift-mfa"),
                .product(name: "PhoneNumbers", package: "swift-mfa"),
            ]),
        .executableTarget(
            name: "enrol-bench",
            dependencies: [
                "RawCrypto",
                .product(name: "EnrollmentFlow", package: "swift-mfa"),
                .product(name: "MFACore", package: "swift-mfa"),
                .product(name: "MFAPostgres", package: "swift-mfa"),
                .product(name: "MFASQLite", package: "swift-mfa"),
                .product(name: "OTPCore", package: "swift-mfa"),
                .product(name: "QRPayload", package: "swift-mfa"),
            ]),
        .executableTarget(
            name: "sms-bench",
            dependencies: [
                .product(name: "MFACore", package: "swift-mfa"),
                .product(name: "MFASQLite", package: "swift-mfa"),
                .product(name: "OTPCore", package: "swift-mfa"),
                .product(name: "PhoneNumbers", package: "swift-mfa"),
                .product(name: "SMSChallenge", package: "swift-mfa"),
            ]),
        .target(name: "Measuring"),
        .target(
            name: "StoreFloor",
            dependencies: [
                "CBenchHiredis", "CBenchPostgres", "CBenchSQLite", "Measuring",
                .product(name: "MFACore", package: "swift-mfa"),
                .product(name: "MFAPostgres", package: "swift-mfa"),
                .product(name: "MFARedis", package: "swift-mfa"),
                .product(name: "MFASQLite", package: "swift-mfa"),
            ]),
        .target(
            name: "SignInSite",
            dependencies: [
                "Measuring",
                .product(name: "MFACore", package: "swift-mfa"),
                .product(name: "OTPCore", package: "swift-mfa"),
                .product(name: "SignInFlow", package: "swift-mfa"),
            ]),
        .executableTarget(
            name: "signin-parts",
            dependencies: [
                "BenchSupport", "SignInSite",
                .product(name: "MFACore", package: "swift-mfa"),
                .product(name: "OTPCore", package: "swift-mfa"),
                .product(name: "SignInFlow", package: "swift-mfa"),
            ]),
        // These without the counter in front of the allocator, which it would slow down.
        .executableTarget(
            name: "signin-bench",
            dependencies: [
                "Measuring", "SignInSite", "StoreFloor",
                .product(name: "MFACore", package: "swift-mfa"),
                .product(name: "OTPCore", package: "swift-mfa"),
                .product(name: "SignInFlow", package: "swift-mfa"),
            ]),
        .executableTarget(
            name: "store-bench",
            dependencies: [
                "Measuring", "StoreFloor",
                .product(name: "MFACore", package: "swift-mfa"),
                .product(name: "OTPCore", package: "swift-mfa"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// An asynchronous function runs where its caller runs, as in the package itself: what is measured stays on its thread.
for target in package.targets where target.type != .system {
    target.swiftSettings = [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]
}
