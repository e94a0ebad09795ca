// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "swift-mfa",
    // Linux is where the package is built and tested. The Apple versions are the first ones
    // whose standard library has everything the sources use.
    platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
    products: [
        .library(name: "Base32", targets: ["Base32"]),
        .library(name: "OTPCore", targets: ["OTPCore"]),
        .library(name: "OTPAuthURI", targets: ["OTPAuthURI"]),
        .library(name: "QRPayload", targets: ["QRPayload"]),
        .library(name: "MFACore", targets: ["MFACore"]),
        .library(name: "PhoneNumbers", targets: ["PhoneNumbers"]),
        .library(name: "SMSChallenge", targets: ["SMSChallenge"]),
        .library(name: "SMSGateways", targets: ["SMSGateways"]),
        .library(name: "OutboundHTTP", targets: ["OutboundHTTP"]),
        .library(name: "RecoveryCodes", targets: ["RecoveryCodes"]),
        .library(name: "EnrollmentFlow", targets: ["EnrollmentFlow"]),
        .library(name: "SignInFlow", targets: ["SignInFlow"]),
        .library(name: "MFASQLite", targets: ["MFASQLite"]),
        .library(name: "MFAPostgres", targets: ["MFAPostgres"]),
        .library(name: "MFARedis", targets: ["MFARedis"]),
        .library(name: "MFATestKit", targets: ["MFATestKit"]),
        .executable(name: "mfa", targets: ["MFATool"]),
    ],
    traits: [
        .default(enabledTraits: ["SQLite"]),
        .trait(name: "SQLite", description: "MFASQLite, a store in a file; needs libsqlite3-dev."),
        .trait(name: "PostgreSQL", description: "MFAPostgres, a store that servers share; needs libpq-dev."),
        .trait(name: "Redis", description: "MFARedis, a store that servers share; needs libhiredis-dev."),
    ],
    targets: [
        // MARK: Ground

        .systemLibrary(
            name: "COpenSSL",
            path: "System/COpenSSL",
            pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]
        ),
        // Without providers: the hint that these have to be installed would be shown to those who do not use them.
        .systemLibrary(name: "CSQLite", path: "System/CSQLite", pkgConfig: "sqlite3"),
        .systemLibrary(name: "CPostgres", path: "System/CPostgres", pkgConfig: "libpq"),
        // Without pkgConfig: the package manager refuses a flag in it.
        .systemLibrary(name: "CHiredis", path: "System/CHiredis"),

        // MARK: Floor 0

        .target(name: "Base32"),
        .target(name: "MFACrypto", dependencies: ["COpenSSL"], swiftSettings: [.strictMemorySafety()]),
        .target(name: "OTPCore", dependencies: ["Base32", "MFACrypto"]),
        .target(name: "OTPAuthURI", dependencies: ["Base32", "MFACrypto", "OTPCore"]),
        .target(name: "QRPayload"),
        .target(name: "MFAJSON"),

        // MARK: Floor 1

        .target(name: "MFACore", dependencies: ["Base32", "MFACrypto", "MFAJSON", "OTPCore"]),

        // MARK: Floor 2

        .target(name: "PhoneNumbers", dependencies: ["MFACore"]),
        .target(name: "OutboundHTTP"),
        .target(
            name: "SMSGateways", dependencies: ["MFACore", "MFACrypto", "MFAJSON", "OutboundHTTP", "SMSChallenge"]),
        .target(name: "SMSChallenge", dependencies: ["MFACore", "MFACrypto", "OTPCore", "PhoneNumbers"]),
        .target(name: "RecoveryCodes", dependencies: ["Base32", "MFACore", "MFACrypto", "OTPCore"]),
        .target(
            name: "MFASQLite",
            dependencies: ["MFACore", "OTPCore", .target(name: "CSQLite", condition: .when(traits: ["SQLite"]))]),
        .target(
            name: "MFAPostgres",
            dependencies: [
                "MFACore", "OTPCore", .target(name: "CPostgres", condition: .when(traits: ["PostgreSQL"])),
            ]),
        .target(
            name: "MFARedis",
            dependencies: ["MFACore", "OTPCore", .target(name: "CHiredis", condition: .when(traits: ["Redis"]))]),

        // MARK: Floor 3

        .target(
            name: "EnrollmentFlow",
            dependencies: [
                "MFACore", "MFACrypto", "OTPAuthURI", "OTPCore", "PhoneNumbers", "QRPayload", "RecoveryCodes",
                "SMSChallenge",
            ]),

        .target(
            name: "SignInFlow",
            dependencies: [
                "EnrollmentFlow", "MFACore", "MFACrypto", "OTPCore", "PhoneNumbers", "RecoveryCodes", "SMSChallenge",
            ]),

        // MARK: Floor 4

        .target(
            name: "MFATestKit", dependencies: ["MFACore", "OTPCore", "OutboundHTTP", "PhoneNumbers", "SMSChallenge"]),

        // MARK: Floor 5

        .executableTarget(
            name: "MFATool",
            dependencies: [
                "Base32", "MFACore", "MFAJSON", "OTPAuthURI", "OTPCore", "PhoneNumbers", "QRPayload", "SMSChallenge",
                "SignInFlow", "StoreOpening",
            ],
            path: "Examples/mfa"),
        .target(
            name: "StoreOpening", dependencies: ["MFACore", "MFAPostgres", "MFARedis", "MFASQLite"],
            path: "Examples/StoreOpening"),
        .executableTarget(
            name: "QuickStart", dependencies: ["OTPCore", "OTPAuthURI", "QRPayload"], path: "Examples/QuickStart"),

        .executableTarget(
            name: "TokenList", dependencies: ["EnrollmentFlow", "MFACore", "OTPCore", "SignInFlow"],
            path: "Examples/TokenList"),

        // MARK: Tests

        .target(
            name: "TestVectors", path: "Tests/Vectors", exclude: ["README.md"],
            resources: [.copy("otp-vectors.json"), .copy("qr-vectors.json")]),
        .target(
            name: "TestSupport",
            dependencies: [
                "EnrollmentFlow", "MFACore", "MFATestKit", "OTPCore", "OutboundHTTP", "PhoneNumbers",
                "QRPayload", "RecoveryCodes", "SMSChallenge", "SMSGateways", "SignInFlow", "TestVectors",
            ], path: "Tests/Support"),
        .executableTarget(
            name: "Contender",
            dependencies: ["MFACore", "MFATestKit", "OTPCore", "SignInFlow", "StoreOpening", "TestSupport"],
            path: "Tests/Contender"),
        .testTarget(name: "Base32Tests", dependencies: ["Base32", "TestVectors"]),
        .testTarget(name: "MFACryptoTests", dependencies: ["MFACrypto", "TestVectors"]),
        .testTarget(name: "OTPCoreTests", dependencies: ["Base32", "OTPCore", "TestVectors"]),
        .testTarget(
            name: "QRPayloadTests", dependencies: ["MFACrypto", "QRPayload", "TestSupport", "TestVectors"]),
        .testTarget(
            name: "OTPAuthURITests", dependencies: ["Base32", "OTPAuthURI", "OTPCore", "TestVectors"],
            exclude: ["AppModels/README.md"]),
        .testTarget(
            name: "MFACoreTests",
            dependencies: ["MFACore", "MFACrypto", "MFATestKit", "OTPCore", "TestSupport", "TestVectors"],
            resources: [.copy("Golden")]),
        .testTarget(
            name: "MFASQLiteTests",
            dependencies: [
                "Contender", "MFACore", "MFASQLite", "MFATestKit", "OTPCore", "TestSupport",
                .target(name: "CSQLite", condition: .when(traits: ["SQLite"])),
            ]),
        .testTarget(
            name: "MFAPostgresTests",
            dependencies: ["Contender", "MFACore", "MFAPostgres", "MFATestKit", "OTPCore", "TestSupport"]),
        .testTarget(
            name: "MFARedisTests",
            dependencies: ["Contender", "MFACore", "MFARedis", "MFATestKit", "OTPCore", "TestSupport"]),
        .testTarget(
            name: "SMSGatewaysTests",
            dependencies: [
                "MFACore", "MFACrypto", "MFATestKit", "OTPCore", "OutboundHTTP", "PhoneNumbers", "SMSChallenge",
                "SMSGateways", "TestSupport",
            ]),
        .testTarget(
            name: "SMSChallengeTests",
            dependencies: [
                "MFACore", "MFATestKit", "OTPCore", "PhoneNumbers", "SMSChallenge", "TestSupport", "TestVectors",
            ]),
        .testTarget(
            name: "RecoveryCodesTests", dependencies: ["MFACore", "MFATestKit", "OTPCore", "RecoveryCodes"]),
        .testTarget(
            name: "EnrollmentFlowTests",
            dependencies: [
                "EnrollmentFlow", "MFACore", "MFATestKit", "OTPAuthURI", "OTPCore", "PhoneNumbers", "QRPayload",
                "RecoveryCodes", "SMSChallenge", "TestSupport", "TestVectors",
            ]),
        .testTarget(
            name: "SignInFlowTests",
            dependencies: [
                "EnrollmentFlow", "MFACore", "MFATestKit", "OTPCore", "PhoneNumbers", "RecoveryCodes", "SMSChallenge",
                "SignInFlow", "TestSupport", "TestVectors",
            ]),
        .testTarget(
            name: "Stories",
            dependencies: [
                "EnrollmentFlow", "MFACore", "MFATestKit", "OTPCore", "PhoneNumbers", "RecoveryCodes", "SMSChallenge",
                "SMSGateways", "SignInFlow", "TestSupport",
            ], path: "Tests/Stories", exclude: ["README.md"]),
        .testTarget(
            name: "PhoneNumbersTests", dependencies: ["MFACore", "MFATestKit", "PhoneNumbers", "TestSupport"],
            resources: [.copy("differences.tsv")]),
        .testTarget(
            name: "MFATestKitTests",
            dependencies: [
                "EnrollmentFlow", "MFACore", "MFATestKit", "OTPCore", "OutboundHTTP", "PhoneNumbers", "RecoveryCodes",
                "SMSChallenge", "SignInFlow",
            ]),
        .testTarget(
            name: "MFAToolTests",
            dependencies: ["MFACore", "MFASQLite", "MFATestKit", "MFATool", "OTPCore", "TestSupport", "TestVectors"]),
    ],
    swiftLanguageModes: [.v6]
)

// The one place for language settings: every Swift target has the same.
for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
            .enableUpcomingFeature("ExistentialAny"),
            // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
            .enableUpcomingFeature("InternalImportsByDefault"),
            // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
            .enableUpcomingFeature("MemberImportVisibility"),
            // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        ]
}
