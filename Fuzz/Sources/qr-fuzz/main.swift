import QRPayload

// Encodes random contents under random options and draws a part of them. What it promises is that it ends: a trap, or a
// place outside an array, would stop it.
//
//   qr-fuzz [COUNT [SEED]]

let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
let count = arguments.first ?? 10_000_000
let seed = arguments.dropFirst().first ?? 1
precondition(seed != 0, "a seed of 0 stays 0")

var inputs = Inputs(seed: seed)
var refusals: [String: Int] = [:]
var codes = 0
for number in 0..<count {
    do throws(QRError) {
        let code = try inputs.encode()
        codes += 1
        precondition(code.size == 4 * code.version + 17)
        // The finders are in three corners, whatever the mask.
        let last = code.size - 1
        precondition(code[0, 0] && code[last, 0] && code[0, last] && !code[1, 1] && code[3, 3])
        guard number % 500 == 0 else { continue }
        let width = 4 + inputs.pick(37)
        let style = try QRStyle(dark: .black, light: .white, quietZone: width)
        _ = code.svg(title: "fuzz", style: style)
        _ = try code.png(scale: 1 + inputs.pick(4), style: style)
        _ = code.terminal([.colors, .onDarkBackground, .onLightBackground, .ascii][inputs.pick(4)])
    } catch {
        refusals[kind(error), default: 0] += 1
    }
}
print("\(count) inputs of seed \(seed): \(codes) codes, and refusals:")
for (kind, count) in refusals.sorted(by: { $0.key < $1.key }) { print("  \(kind): \(count)") }

func kind(_ error: QRError) -> String {
    switch error.code {
    case .tooLong: "too long"
    case .noSuchVersion: "no such version"
    case .notNumeric: "not numeric"
    case .notAlphanumeric: "not alphanumeric"
    case .noSuchCharacterSet: "no such character set"
    default: "other"
    }
}
