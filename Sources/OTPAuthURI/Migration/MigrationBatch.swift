/// One QR code of an export from Google Authenticator.
///
/// An export of many accounts comes as several codes. Read each as a batch and merge them by ``MigrationExport``.
public struct MigrationBatch: Sendable {
    /// The number of batches of the export.
    public let size: Int
    /// The place of this batch, from 0.
    public let index: Int
    /// The number that all batches of the export share; any 32-bit number.
    public let id: Int32
    /// The accounts in their order.
    ///
    /// One that cannot be read does not spoil the others.
    public let accounts: [Result<KeyURI, MigrationError>]

    init(size: Int, index: Int, id: Int32, accounts: [Result<KeyURI, MigrationError>]) {
        self.size = size
        self.index = index
        self.id = id
        self.accounts = accounts
    }

    /// The longest URI that is read, in bytes; more than the largest QR code holds.
    public static let maximumLength = 65_536

    /// The version of the format that is written; what is read may say any.
    static let version: UInt64 = 1

    static let scheme = "otpauth-migration://offline"

    // The numbers that the format gives to its fields.
    enum Field {
        static let account: UInt64 = 1
        static let version: UInt64 = 2
        static let size: UInt64 = 3
        static let index: UInt64 = 4
        static let id: UInt64 = 5
    }

    enum AccountField {
        static let secret: UInt64 = 1
        static let name: UInt64 = 2
        static let issuer: UInt64 = 3
        static let algorithm: UInt64 = 4
        static let digits: UInt64 = 5
        static let type: UInt64 = 6
        static let counter: UInt64 = 7
    }
}
