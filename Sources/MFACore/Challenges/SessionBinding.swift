internal import MFACrypto

/// Tells a session of the host again, and nothing about it.
///
/// What is stored is a digest: whoever reads the database cannot take the session over.
package struct SessionBinding: Sendable, Hashable {
    package let digest: [UInt8]

    /// The session that the host knows by a text, such as the identifier in its cookie.
    package init(_ session: String) {
        var text = session
        digest = text.withUTF8 { MFACrypto.hash(UnsafeRawBufferPointer($0), .sha256).bytes }
    }

    /// A binding that was stored.
    package init(digest: [UInt8]) { self.digest = digest }
}
