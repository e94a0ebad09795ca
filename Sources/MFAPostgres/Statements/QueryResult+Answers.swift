#if PostgreSQL
    internal import CPostgres
    internal import MFACore
    internal import OTPCore

    extension QueryResult {
        /// What the result of a request's statement says.
        func answer(to request: StoreRequest) -> StoreJob.Answer {
            do throws(StoreError) {
                return .success(try contents(for: request))
            } catch {
                return .failure(error)
            }
        }

        private func contents(for request: StoreRequest) throws(StoreError) -> StoreAnswer {
            switch request {
            case .read: return .record(try record())
            case .write:
                switch affectedRows {
                case 1: return .outcome(.written)
                case 0: return .outcome(.conflict)
                default: throw .damagedRow
                }
            case .add:
                guard rowCount == 1, let value = number(0, 0) else { throw .damagedRow }
                return .value(value)
            case .removeCounter: return .done
            case .sweep:
                guard rowCount == 1, let count = number(0, 0) else { throw .damagedRow }
                return .swept(Int(count))
            case .page(let page, at: _): return .page(try contents(of: page))
            }
        }

        private func record() throws(StoreError) -> StoredRecord? {
            guard rowCount > 0 else { return nil }
            guard let value = bytes(0, 0), value.count <= StoredRecord.maximumValueLength,
                let version = bytes(0, 1).flatMap({ RecordVersion(bytes: $0) }), let keyName = bytes(0, 3)
            else { throw .damagedRow }
            return try StoredRecord(
                value: Array(value), version: version, expiresAt: number(0, 2).map { UnixTime($0) },
                keyName: String(decoding: keyName, as: UTF8.self))
        }

        private func contents(of page: PageRequest) throws(StoreError) -> RecordPage {
            var identifiers: [String] = []
            identifiers.reserveCapacity(rowCount)
            for row in 0..<rowCount where truth(row, 1) == true {
                guard let bytes = bytes(row, 0), let identifier = String(validating: bytes, as: UTF8.self) else {
                    throw .damagedRow
                }
                identifiers.append(identifier)
            }
            let isLast = rowCount < page.rowLimit
            return RecordPage(
                identifiers: identifiers,
                next: isLast ? nil : bytes(rowCount - 1, 0).map { RecordPage.Cursor(after: Array($0)) })
        }
    }

    extension StoreError {
        fileprivate static var damagedRow: StoreError {
            StoreError(.damaged, "A row in the store's tables is not of the form that the store writes.")
        }
    }
#endif
