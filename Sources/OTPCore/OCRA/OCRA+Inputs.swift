internal import MFACrypto

extension OCRA {
    /// What goes into a response beside the question and the counter, each exactly if the suite names it.
    public struct Inputs: Sendable, CustomStringConvertible, CustomReflectable {
        /// The user's PIN.
        public var pin: PIN?
        /// Data of the session, at most as long as the suite says; it is padded on the left.
        public var session: [UInt8]?
        /// The time of the response.
        public var time: UnixTime?

        /// The inputs that the suite names.
        public init(pin: PIN? = nil, session: [UInt8]? = nil, time: UnixTime? = nil) {
            self.pin = pin
            self.session = session
            self.time = time
        }

        /// Which inputs there are, and not what they are.
        public var description: String {
            let present = [pin.map { _ in "PIN" }, session.map { _ in "session" }, time.map { _ in "time" }].compactMap(
                \.self)
            return "OCRA.Inputs(\(present.joined(separator: ", ")))"
        }

        /// A mirror without children.
        public var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// A user's PIN, or its hash, which is all that a server needs to keep.
    public struct PIN: Sendable, CustomStringConvertible, CustomReflectable {
        private let bytes: SecretBytes
        private let isHashed: Bool

        /// A PIN as the user types it.
        public init(_ pin: String) {
            bytes = SecretBytes(copying: pin.utf8)
            isHashed = false
        }

        /// The hash of a PIN, by the function that the suite names.
        public init(hash: some Collection<UInt8>) {
            bytes = SecretBytes(copying: hash)
            isHashed = true
        }

        /// Nothing of the PIN.
        public var description: String { "OCRA.PIN" }

        /// A mirror without children.
        public var customMirror: Mirror { Mirror(self, children: []) }

        func hash(by algorithm: OTPAlgorithm) throws(OTPError) -> SecretBytes {
            guard isHashed else {
                return bytes.withBytes { MFACrypto.hash($0, algorithm.hash) }.withBytes { SecretBytes(copying: $0) }
            }
            let size = algorithm.hash.digestSize
            guard bytes.count == size else {
                throw OTPError(
                    .inputMalformed, "The hash of the PIN has \(bytes.count) bytes; the OCRA suite's has \(size).")
            }
            return bytes
        }
    }
}
