#if PostgreSQL
    import MFACore
    import MFAPostgres
    import OTPCore
    import Testing

    /// What becomes of a verb when the network or the server fails in the midst of it.
    @Suite struct FaultTests {
        private let database: TestDatabase
        private let proxy: TCPProxy

        init() throws {
            database = try TestDatabase()
            proxy = try TCPProxy(to: database.port)
        }

        private func insert(_ key: RecordKey, into store: PostgresStore) async throws -> StoredRecord {
            let record = try StoredRecord.test()
            try #require(await store.write(.insert(record), to: key, at: TestDatabase.now) == .written)
            return record
        }

        // MARK: Lost connections

        @Test func `a connection that was cut while nobody used it is replaced, and nobody notices`() async throws {
            let store = try await database.store(through: proxy, connections: 1)
            let key = try RecordKey.test()
            let record = try await insert(key, into: store)
            proxy.cut()
            let next = try StoredRecord.test("next")
            #expect(
                try await store.write(.replace(record.version, with: next), to: key, at: TestDatabase.now) == .written)
            proxy.cut()
            #expect(try await store.read(key, at: TestDatabase.now) == next)
            proxy.cut()
            #expect(try await store.add(3, to: key, expiresAt: 1_800_000_000, at: TestDatabase.now) == 3)
        }

        @Test func `a change whose connection is cut on the way there has an unknown outcome`() async throws {
            let store = try await database.store(through: proxy, connections: 1)
            let key = try RecordKey.test()
            _ = try await store.read(key, at: TestDatabase.now)
            let record = try StoredRecord.test()
            proxy.begin(.cutNextRequest)
            #expect(
                await storeError {
                    _ = try await store.write(.insert(record), to: key, at: TestDatabase.now)
                }?.code == .outcomeUnknown)
            #expect(try await store.read(key, at: TestDatabase.now) == nil)
        }

        @Test func `a change whose answer is cut off has an unknown outcome, and reading tells`() async throws {
            let store = try await database.store(through: proxy, connections: 1)
            let key = try RecordKey.test()
            _ = try await store.read(key, at: TestDatabase.now)
            let record = try StoredRecord.test()
            proxy.begin(.cutNextAnswer)
            #expect(
                await storeError {
                    _ = try await store.write(.insert(record), to: key, at: TestDatabase.now)
                }?.code == .outcomeUnknown)
            #expect(try await store.read(key, at: TestDatabase.now) == record)

            proxy.begin(.cutNextAnswer)
            #expect(
                await storeError {
                    _ = try await store.add(1, to: key, expiresAt: 1_800_000_000, at: TestDatabase.now)
                }?.code == .outcomeUnknown)
            #expect(try await store.add(0, to: key, expiresAt: 1_800_000_000, at: TestDatabase.now) == 1)
        }

        @Test(arguments: [TCPProxy.Fault.cutNextRequest, .cutNextAnswer])
        func `a read whose connection is cut is carried out over another one`(fault: TCPProxy.Fault) async throws {
            let store = try await database.store(through: proxy, connections: 1)
            let key = try RecordKey.test()
            let record = try await insert(key, into: store)
            proxy.begin(fault)
            #expect(try await store.read(key, at: TestDatabase.now) == record)
            proxy.begin(fault)
            let page = try await store.page(PageRequest(in: key.collection), at: TestDatabase.now)
            #expect(page.identifiers == ["one"])
        }

        @Test func `many changes that are cut off are each written once or not at all`() async throws {
            let store = try await database.store(through: proxy, connections: 2)
            _ = try await store.read(.test(), at: TestDatabase.now)
            var known = 0
            var unknown = 0
            for round in 0..<10 {
                if round % 2 == 1 { proxy.begin(.cutNextAnswer) }
                await withTaskGroup(of: StoreError.Code?.self) { group in
                    for _ in 0..<20 {
                        group.addTask {
                            await storeError {
                                _ = try await store.add(
                                    1, to: RecordKey(RecordCollection("test"), "sum"), expiresAt: 1_800_000_000,
                                    at: TestDatabase.now)
                            }?.code
                        }
                    }
                    for await code in group {
                        if code == nil { known += 1 }
                        if code == .outcomeUnknown { unknown += 1 }
                    }
                }
                proxy.begin(.none)
            }
            let sum = try await store.add(0, to: .test("sum"), expiresAt: 1_800_000_000, at: TestDatabase.now)
            #expect(unknown > 0 && known > 0)
            #expect((known...known + unknown).contains(Int(sum)))
        }

        // MARK: Deadlines

        @Test func `an answer that comes after the deadline leaves a change open, and a read to be tried again`()
            async throws
        {
            let store = try await database.store(through: proxy, connections: 1, deadline: .seconds(2))
            let key = try RecordKey.test()
            await database.waitUntilConnected(store)
            let record = try StoredRecord.test()
            proxy.begin(.holdAnswers)
            #expect(
                await storeError {
                    _ = try await store.write(.insert(record), to: key, at: TestDatabase.now)
                }?.code == .outcomeUnknown)
            #expect(
                await storeError {
                    _ = try await store.read(key, at: TestDatabase.now)
                }?.code == .unavailable)
            proxy.begin(.none)
            let found = await database.eventually {
                (try? await store.read(key, at: TestDatabase.now)) == record
            }
            #expect(found)
        }

        @Test func `what the server has not finished by the deadline is cancelled there`() async throws {
            let key = try RecordKey.test()
            let record = try await insert(key, into: database.store(connections: 1))
            let store = try await database.store(connections: 1, deadline: .seconds(2))
            await database.waitUntilConnected(store)
            let operatorSession = try database.session()
            operatorSession.send("BEGIN")
            operatorSession.send("SELECT 1 FROM mfa_record FOR UPDATE")
            try operatorSession.synchronize()
            let next = try StoredRecord.test("next")
            #expect(
                await storeError {
                    _ = try await store.write(.replace(record.version, with: next), to: key, at: TestDatabase.now)
                }?.code == .outcomeUnknown)
            // The lock is still held: a server that had not been asked to stop would go on waiting for it.
            let isCancelled = try await database.eventually {
                try database.sql(
                    "SELECT count(*) FROM pg_stat_activity "
                        + "WHERE application_name = '\(database.name)' AND wait_event_type = 'Lock'") == "0"
            }
            #expect(isCancelled)
            operatorSession.send("ROLLBACK")
            try operatorSession.finish()
            #expect(try await store.read(key, at: TestDatabase.now) == record)
        }

        @Test func `a task that is cancelled while it waits for a connection changes nothing`() async throws {
            let store = try await database.store(connections: 1)
            let key = try RecordKey.test()
            let record = try await insert(key, into: store)
            let operatorSession = try database.session()
            operatorSession.send("BEGIN")
            operatorSession.send("SELECT 1 FROM mfa_record FOR UPDATE")
            try operatorSession.synchronize()
            let next = try StoredRecord.test("next")
            let busy = Task {
                try await store.write(.replace(record.version, with: next), to: key, at: TestDatabase.now)
            }
            let isBlocked = try await database.eventually {
                try database.sql(
                    "SELECT count(*) FROM pg_stat_activity "
                        + "WHERE application_name = '\(database.name)' AND wait_event_type = 'Lock'") == "1"
            }
            #expect(isBlocked)
            let other = try RecordKey.test("other")
            let waiting = Task {
                await storeError {
                    _ = try await store.write(.insert(record), to: other, at: TestDatabase.now)
                }
            }
            waiting.cancel()
            #expect(await waiting.value?.code == .cancelled)
            operatorSession.send("ROLLBACK")
            try operatorSession.finish()
            #expect(try await busy.value == .written)
            #expect(try await store.read(other, at: TestDatabase.now) == nil)
        }

        // MARK: Servers that go and come

        @Test func `while the server is away its verbs are refused, and when it is back they work`() async throws {
            let store = try await database.store(through: proxy, connections: 2)
            let key = try RecordKey.test()
            let record = try await insert(key, into: store)
            proxy.goAway()
            for _ in 0..<5 {
                #expect(
                    await storeError {
                        _ = try await store.write(.delete(record.version), to: key, at: TestDatabase.now)
                    }?.code == .unavailable)
            }
            try proxy.comeBack()
            let isBack = await database.eventually { (try? await store.read(key, at: TestDatabase.now)) == record }
            #expect(isBack)
        }

        @Test func `of several hosts, the one that answers is used`() async throws {
            _ = try await database.store()
            let silent = try TCPProxy(to: database.port)
            silent.begin(.holdAnswers)
            proxy.goAway()
            let address = "127.0.0.1:\(database.port)"
            for first in [silent.port, proxy.port] {
                let string = try database.connectionString()
                    .replacing(address, with: "127.0.0.1:\(first),\(address)")
                let configuration = PostgresStore.Configuration(
                    string, connections: 1, connectDeadline: .seconds(2), deadline: .seconds(20))
                let store = try await PostgresStore(configuration)
                #expect(try await store.read(.test(), at: TestDatabase.now) == nil)
            }
        }

        @Test func `two hundred failures leave no connection behind`() async throws {
            let store = try await database.store(through: proxy, connections: 1)
            let key = try RecordKey.test("counter")
            _ = try await store.read(key, at: TestDatabase.now)
            for _ in 0..<200 {
                proxy.begin(.cutNextAnswer)
                #expect(
                    await storeError {
                        _ = try await store.add(1, to: key, expiresAt: 1_800_000_000, at: TestDatabase.now)
                    }?.code == .outcomeUnknown)
                #expect(try await store.read(key, at: TestDatabase.now) == nil)
            }
            let isBounded = try await database.eventually { try database.connectionCount() <= 1 }
            #expect(isBounded)
            await store.close()
            let areClosed = try await database.eventually { try database.connectionCount() == 0 }
            #expect(areClosed)
            #expect(
                await storeError {
                    _ = try await store.read(key, at: TestDatabase.now)
                }?.code == .unavailable)
        }
    }
#endif
