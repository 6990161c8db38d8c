// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Whole-number search takes ten times as long unoptimised, and every test of a whole run waits for it.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

func tests(
  _ target: String, _ others: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(target)Tests", dependencies: [.init(stringLiteral: target)] + others,
    exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "yol",
  products: [.executable(name: "yol", targets: ["yol"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(name: "CClp", pkgConfig: "clp", providers: [.apt(["coinor-libclp-dev"])]),
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    .target(name: "Model", swiftSettings: strict),
    .target(name: "Parallel", swiftSettings: strict),
    .target(name: "Digest", dependencies: ["COpenSSL"], swiftSettings: strict),
    .target(
      name: "Ingest", dependencies: ["Model", "Digest", "Parallel", "CLibCSV", "CZlib"],
      swiftSettings: strict),
    .target(
      name: "Definitions", dependencies: ["Model", "Yams"], swiftSettings: strict),
    .target(name: "Compute", dependencies: ["Model", "Parallel"], swiftSettings: strict),
    .target(name: "SQL", dependencies: ["Model"], swiftSettings: strict),
    .target(
      name: "Suppression", dependencies: ["Digest", "Parallel", "CClp"],
      swiftSettings: strict + optimised),
    .target(
      name: "Disclosure", dependencies: ["Model", "Digest", "Suppression"], swiftSettings: strict),
    // The attacker and the checker of certificates share no code with what they examine.
    .target(name: "Attack", dependencies: ["CClp"], swiftSettings: strict + optimised),
    .target(name: "Verification", swiftSettings: strict),
    .target(
      name: "Synth", dependencies: ["Model", "Digest", "Parallel"], swiftSettings: strict),
    .target(
      name: "Publish",
      dependencies: [
        "Model", "Disclosure", "Digest", "Parallel",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Templates")], swiftSettings: strict),
    .target(
      name: "Archive",
      dependencies: [
        "Model", "Disclosure", "Digest", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "Pipeline",
      dependencies: [
        "Model", "Digest", "Parallel", "Definitions", "Ingest", "Compute", "Suppression",
        "Disclosure", "Attack", "Verification", "Archive", "Publish", "SQL",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "yol",
      dependencies: [
        "Model", "Pipeline", "Suppression", "Attack", "Verification", "SQL", "Synth",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("Model"),
    tests("Digest"),
    tests("Parallel"),
    tests("Ingest", ["Parallel", "Definitions", "TestSupport"]),
    tests("Suppression", ["Digest"]),
    tests("Attack", ["TestSupport"]),
    tests("Verification"),
    tests("Disclosure", ["Model", "Suppression", "TestSupport"]),
    tests("Compute", ["Definitions", "TestSupport"]),
    tests("Definitions", ["TestSupport"]),
    tests("SQL", ["Definitions"], exclude: ["Golden"]),
    tests("Synth"),
    tests("Publish", ["Model", "Disclosure", "TestSupport"], exclude: ["Golden"]),
    tests(
      "Archive",
      ["Model", "Disclosure", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(
      "Pipeline",
      [
        "Model", "Definitions", "Ingest", "Compute", "Suppression", "Disclosure", "Attack",
        "Verification", "Archive", "Publish", "TestSupport",
      ]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["yol", "Model", "Pipeline", "TestSupport"],
      exclude: ["Golden"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzzing target needs a compiler with libFuzzer; `scripts/fuzz` builds it.
if Context.environment["YOL_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "FuzzIngest", dependencies: ["Model", "Definitions", "Ingest"],
      path: "Tests/FuzzIngest", swiftSettings: strict))
}
