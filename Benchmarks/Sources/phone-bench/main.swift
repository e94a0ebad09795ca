import BenchSupport
import Glibc
import MFACore
import PhoneNumbers

// Prints what reading a phone number costs, beside libphonenumber in the same process.
//
//   phone-bench [SHIM] [--corpus]     with --corpus it prints the numbers that are read, for other programs

let words = CommandLine.arguments.dropFirst()

func figure(_ text: String, _ region: Region?) -> UInt64 {
    guard let number = try? PhoneNumber(text, in: region) else { return 0 }
    return 1 + (number.type.mayBeMobile ? 1 : 0) + UInt64(number.e164.utf8.count)
}

if !words.contains("--corpus") {
    // Before anything else has used the tables.
    let first = Candidate("first") { figure("+47 406 12 345", nil) }
    print("First number: \(fixed(cpuTime(of: first, repetitions: 1) / 1000, 1)) µs.")
}

/// The example of every region, as people write it at home and abroad.
struct Entry {
    let text: String
    let region: Region
    let code: String
}
let corpus = Region.all.flatMap { region in
    [region.example?.national, region.example?.international].compactMap(\.self).map {
        Entry(text: $0, region: region, code: region.code)
    }
}
if words.contains("--corpus") {
    for entry in corpus { print("\(entry.code)\t\(entry.text)") }
    exit(0)
}

/// What is done with one number after the other, in an order that mixes regions.
func candidate(_ name: String, _ run: @escaping (Entry) -> UInt64) -> Candidate {
    var place = 0
    return Candidate(name) {
        place = (place + 191) % corpus.count
        return run(corpus[place])
    }
}

var candidates = [candidate("swift-mfa, validity, type and region") { figure($0.text, $0.region) }]
if let path = words.first, let library = LibPhoneNumber(path: path) {
    let first = Candidate("first") { library.figure("+47 406 12 345", region: "NO") }
    print("libphonenumber's first number: \(fixed(cpuTime(of: first, repetitions: 1) / 1000, 1)) µs.")
    candidates.append(candidate("libphonenumber, the same") { library.figure($0.text, region: $0.code) })
} else {
    print("libphonenumber is not installed (package libphonenumber-dev); its row is left out.")
}
candidates += [
    candidate("swift-mfa, Norwegian numbers") { _ in figure("406 12 345", .norway) },
    candidate("swift-mfa, in digits of another script") { _ in figure("٤٠٦١٢٣٤٥", .norway) },
    candidate("swift-mfa, a number that nobody has") { _ in figure("201 23 456", .norway) },
    candidate("swift-mfa, a number that is too short") { _ in figure("406 12", .norway) },
    candidate("swift-mfa, a calling code and no more") { _ in figure("+1", .norway) },
]
printTable("A phone number, as it is typed", measure(candidates))

let numbers = corpus.compactMap { try? PhoneNumber($0.text, in: $0.region) }
func written(_ name: String, _ text: @escaping (PhoneNumber) -> String) -> Candidate {
    var place = 0
    return Candidate(name) {
        place = (place + 191) % numbers.count
        return UInt64(text(numbers[place]).utf8.count)
    }
}
printTable(
    "Writing a number",
    measure([
        written("for people at home") { $0.national }, written("for people abroad") { $0.international },
        written("masked") { $0.masked },
    ]))
printTable(
    "Regions to choose from",
    measure([
        Candidate("the list in Norwegian") { UInt64(Region.all(in: .norwegianBokmål, pinned: [.norway]).count) },
        Candidate("a search") { UInt64(Region.search("øst", in: .norwegianBokmål).count) },
    ]))
