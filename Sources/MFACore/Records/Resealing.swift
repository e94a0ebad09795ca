/// A walk through all records that seals anew what is not sealed under the current key.
///
/// It can be stopped at any time and go on later, on another server too: store its ``Progress``. Records that are written meanwhile are
/// sealed under the current key by that alone.
public struct Resealing: Sendable {
    /// How far a walk has come.
    public struct Progress: Sendable, Hashable {
        /// Where to go on; nil at the beginning.
        public fileprivate(set) var cursor: RecordPage.Cursor?
        /// How many records were looked at.
        public fileprivate(set) var seen = 0
        /// How many were sealed anew.
        public fileprivate(set) var resealed = 0
        /// How many do not open, and were left alone.
        public fileprivate(set) var refused = 0
        /// Whether the walk has come to its end.
        public fileprivate(set) var isComplete = false

        /// The beginning.
        public init() {}

        /// As far as a cursor that was stored.
        public init(cursor: RecordPage.Cursor) { self.cursor = cursor }
    }

    private let context: RecordContext
    private let collection: RecordCollection

    /// A walk through one collection of the context's tenant.
    public init(_ context: RecordContext, collection: RecordCollection = .account) {
        self.context = context
        self.collection = collection
    }

    /// Goes one page further.
    ///
    /// - Parameters:
    ///   - progress: How far the walk has come.
    ///   - limit: How many records a page has, about.
    /// - Returns: How far it has come then.
    /// - Throws: ``RecordError``; the walk can go on from the progress that was handed in.
    public func step(from progress: Progress, limit: Int = 100) async throws(RecordError) -> Progress {
        guard !progress.isComplete else { return progress }
        let request = PageRequest(
            in: context.namespace.collection(collection), after: progress.cursor, limit: limit)
        let page: RecordPage
        do throws(StoreError) {
            page = try await context.store.page(request, at: context.time.now())
        } catch {
            throw RecordError(error)
        }
        var progress = progress
        for identifier in page.identifiers {
            do throws(RecordError) {
                if try await reseal(identifier, in: request.collection) { progress.resealed += 1 }
            } catch {
                guard error.code == .refused || error.code == .newerFormat else { throw error }
                progress.refused += 1
            }
            progress.seen += 1
        }
        progress.cursor = page.next
        progress.isComplete = page.next == nil
        return progress
    }

    /// Seals a record anew, if it is sealed under another key than the current one; says whether it was.
    private func reseal(_ identifier: String, in collection: RecordCollection) async throws(RecordError) -> Bool {
        let sealer = Sealer(keys: context.keys, random: context.random)
        for _ in 0..<context.retries.attempts {
            let now = context.time.now()
            let key: RecordKey
            let stored: StoredRecord?
            do throws(StoreError) {
                key = try RecordKey(collection, identifier)
                stored = try await context.store.read(key, at: now)
            } catch {
                throw RecordError(error)
            }
            guard let stored, try await sealer.isStale(stored) else { return false }
            let content = try await sealer.open(stored, of: key)
            let fresh = try await sealer.seal(content, for: key, expiresAt: stored.expiresAt)
            do throws(StoreError) {
                let change = RecordChange.replace(stored.version, with: fresh)
                if try await context.store.write(change, to: key, at: now) == .written { return true }
            } catch {
                // Whether it was written or not, the next look tells.
                guard error.code == .outcomeUnknown else { throw RecordError(error) }
            }
        }
        return false
    }
}
