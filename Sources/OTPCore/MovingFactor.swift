internal import MFACrypto

/// The one computation under HOTP, TOTP and Steam Guard: codes of an 8-byte counter under a key.
struct MovingFactor: Sendable {
    let secret: OTPSecret
    let algorithm: OTPAlgorithm
    let space: CodeSpace

    /// The number of the code for a counter (RFC 4226 §5.3).
    func number(for counter: UInt64) -> UInt64 {
        let digest = withUnsafeBytes(of: counter.bigEndian) { HMAC.code(of: $0, by: secret.bytes, algorithm.hash) }
        return space.reduce(digest.truncated)
    }

    /// Compares a typed code with the code of every counter in a range, and lets `visit` see each outcome.
    func compare(
        _ number: UInt64, with counters: ClosedRange<UInt64>, visit: (_ counter: UInt64, _ isMatch: Mask) -> Void
    ) {
        self.visit(counters) { counter, candidate in visit(counter, Mask(number, equals: candidate)) }
    }

    /// Computes the number of the code of every counter in a range, in rising order.
    ///
    /// All of them, whatever has been found on the way: the time says nothing but how many there are. The key is prepared
    /// once for all.
    func visit(_ counters: ClosedRange<UInt64>, _ body: (_ counter: UInt64, _ number: UInt64) -> Void) {
        HMAC.keyed(by: secret.bytes, algorithm.hash) { authenticate in
            for counter in counters {
                let digest = withUnsafeBytes(of: counter.bigEndian, authenticate)
                body(counter, space.reduce(digest.truncated))
            }
        }
    }
}
