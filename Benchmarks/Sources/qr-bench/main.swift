import BenchSupport
import QRPayload

// Prints what an encode costs, beside libqrencode in the same process.

let uris = Corpus().uris
let library = LibQREncode()
if library == nil { print("libqrencode is not installed (package libqrencode-dev); its rows are left out.") }

/// What is done with one URI after the other, in an order that mixes short and long ones.
func candidate(_ name: String, _ run: @escaping (String) -> UInt64) -> Candidate {
    var place = 0
    return Candidate(name) {
        place = (place + 387) % uris.count
        return run(uris[place])
    }
}

func version(_ code: () throws -> QRCode) -> UInt64 { (try? code()).map { UInt64($0.version) } ?? 0 }

// MARK: First use, before anything else uses a table

print("\n### First use of a version, tables built, level quartile\n\n| version | µs |\n| ---: | ---: |")
_ = version { try QRCode("x", level: .high, raisingLevel: false) }
for number in [1, 2, 4, 6, 8, 10, 12, 14, 20, 30, 40] {
    let first = Candidate("first") {
        version { try QRCode("x", level: .quartile, raisingLevel: false, versions: number...number) }
    }
    print("| \(number) | \(fixed(cpuTime(of: first, repetitions: 1) / 1000, 0)) |")
}

// MARK: Encoding

for (name, level, number) in [("medium", QRLevel.medium, Int32(1)), ("high", .high, 3)] {
    var candidates = [
        candidate("swift-mfa, optimal segments") { uri in
            version { try QRCode(uri, level: level, raisingLevel: false) }
        }
    ]
    if let library {
        candidates.append(candidate("libqrencode, byte mode") { library.version($0, level: number) })
    }
    candidates.append(
        candidate("swift-mfa, byte mode") { uri in
            version { try QRCode([.text(uri)], level: level, raisingLevel: false) }
        })
    candidates.append(
        candidate("swift-mfa, byte mode, mask given") { uri in
            version { try QRCode([.text(uri)], level: level, raisingLevel: false, mask: .pattern0) }
        })
    // A batch has every URI once; libqrencode's have some dozen of them.
    let batch = 1000 * cpuTime(of: candidates[0], repetitions: 2000) / 1000
    printTable(
        "A QR code of an enrolment URI, level \(name)", measure(candidates, batches: 101, batchMicroseconds: batch))
}

// MARK: Drawing

let uri = "otpauth://totp/Example:alice%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example"
let code = try QRCode(uri, raisingLevel: false, versions: 6...6)
printTable(
    "A picture of version 6",
    measure([
        Candidate("SVG") { UInt64(code.svg(title: "Scan this code").utf8.count) },
        Candidate("terminal") { UInt64(code.terminal().utf8.count) },
        Candidate("PNG, 6 pixels a module") { (try? code.png()).map { UInt64($0.count) } ?? 0 },
    ]))
