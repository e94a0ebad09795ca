import MFACore
import MFATestKit
import OTPCore
import Testing

@Suite struct SourceTests {
    @Test func `addresses are read in every form, and nothing else is`() throws {
        let six = "20010db8000000000000000000000001"
        let cases: [(String, String?)] = [
            ("192.0.2.7", "c0000207/32"), ("::ffff:192.0.2.7", "c0000207/32"), ("::FFFF:c000:0207", "c0000207/32"),
            ("2001:db8::1", six + "/64"), ("2001:0DB8:0:0:0:0:0:1", six + "/64"), ("2001:db8::1%eth0", six + "/64"),
            ("::", String(repeating: "0", count: 32) + "/64"), ("1::", "00010000000000000000000000000000/64"),
            ("64:ff9b::192.0.2.33", "0064ff9b0000000000000000c0000221/64"),
            ("1.2.3", nil), ("1.2.3.4.5", nil), ("256.0.0.1", nil), ("01.2.3.4", nil), ("1.2.3.+4", nil), ("", nil),
            ("1:2:3:4:5:6:7", nil), ("1:2:3:4:5:6:7:8:9", nil), ("1::2::3", nil), ("12345::", nil), (":1::", nil),
            ("1:2:3:4:5:6:7::8", nil), ("g::1", nil), ("::1.2.3.4.5", nil), ("1.2.3.4::", nil), ("localhost", nil),
            ("１.2.3.4", nil), (":::", nil), ("192.0.2.7:80", nil),
        ]
        for (text, network) in cases {
            let found = NetworkAddress(text)
            let bits = found?.bytes.count == 4 ? 32 : 64
            // The whole address first, then what counts as one source.
            #expect(
                found.map { $0.network(bits: $0.bytes.count * 8).prefix { $0 != "/" } + "/\(bits)" }
                    == network.map { $0[...] + "" }, "\(text)")
        }
        let address = try #require(NetworkAddress("2001:db8:1:2:3:4:5:6"))
        #expect(address.network(bits: 64) == "20010db8000100020000000000000000/64")
        #expect(address.network(bits: 50) == "20010db8000100000000000000000000/50")
        #expect(address.description == "2001:db8:1:2:3:4:5:6")
        #expect(NetworkAddress("10.20.30.40")?.network(bits: 24) == "0a141e00/24")
    }

    @Test func `T10: a source that changes its address within a /64 is one source`() async throws {
        let fixture = Fixture()
        let limits = SourceLimits(
            address: try .init(5, per: .seconds(60)), neighbourhood: nil, region: nil)
        let limiter = SourceLimiter(fixture.context, limits: limits, observers: [fixture.observer])
        var verdicts: [SourceLimiter.Verdict] = []
        for host in 1...7 { verdicts.append(try await limiter.admit(source("2001:db8::\(host)"))) }
        #expect(verdicts.prefix(5).allSatisfy { $0 == .admitted })
        guard case .refused(let until) = verdicts[5] else {
            Issue.record("the sixth attempt was admitted")
            return
        }
        #expect(fixture.observer.contents == [.sourceRefused(until: until)])
        #expect(try await limiter.admit(source("2001:db8:0:1::1")) == .admitted)
        fixture.time.set(until)
        #expect(try await limiter.admit(source("2001:db8::1")) == .admitted)
    }

    @Test func `neighbourhoods, regions, tenants and purposes are counted apart from each other`() async throws {
        let store = InMemoryStore()
        let fixture = Fixture(store: store)
        let one = try SourceLimits.Limit(1, per: .seconds(60))
        let near = SourceLimiter(
            fixture.context, limits: SourceLimits(address: nil, neighbourhood: one, region: nil))
        #expect(try await near.admit(source("192.0.2.1")) == .admitted)
        #expect(try await near.admit(source("192.0.2.200")) != .admitted)
        #expect(try await near.admit(source("192.0.3.1")) == .admitted)
        let regional = SourceLimiter(
            fixture.context, limits: SourceLimits(address: nil, neighbourhood: nil, region: one), purpose: "sms")
        #expect(try await regional.admit(source("192.0.2.1", "NO")) == .admitted)
        #expect(try await regional.admit(source("203.0.113.1", "NO")) != .admitted)
        #expect(try await regional.admit(source("203.0.113.1", "SE")) == .admitted)
        #expect(try await regional.admit(source("203.0.113.1")) == .admitted)
        let tenant = Fixture(store: store, namespace: try Namespace("acme"))
        let other = SourceLimiter(tenant.context, limits: SourceLimits(address: nil, neighbourhood: one, region: nil))
        #expect(try await other.admit(source("192.0.2.1")) == .admitted)
    }

    @Test func `a hundred parallel attempts are a hundred counted attempts`() async throws {
        let fixture = Fixture()
        let limiter = SourceLimiter(
            fixture.context,
            limits: SourceLimits(address: try .init(40, per: .seconds(60)), neighbourhood: nil, region: nil))
        let admitted = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 { group.addTask { try await limiter.admit(source("192.0.2.1")) == .admitted } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(admitted == 40)
    }

    @Test func `windows before 1970 are windows like any other`() async throws {
        let fixture = Fixture()
        fixture.time.set(-30)
        let limiter = SourceLimiter(
            fixture.context,
            limits: SourceLimits(address: try .init(1, per: .seconds(60)), neighbourhood: nil, region: nil))
        #expect(try await limiter.admit(source("192.0.2.1")) == .admitted)
        #expect(try await limiter.admit(source("192.0.2.1")) == .refused(until: 0))
        fixture.time.set(0)
        #expect(try await limiter.admit(source("192.0.2.1")) == .admitted)
    }

    @Test func `limits that make no sense are refused`() {
        #expect(throws: PolicyError.self) { try SourceLimits.Limit(0, per: .seconds(60)) }
        #expect(throws: PolicyError.self) { try SourceLimits.Limit(1, per: .zero) }
        #expect(throws: PolicyError.self) { try SourceLimits.Limit(1, per: .seconds(40_000_000)) }
    }
}

private func source(_ text: String, _ region: String? = nil) throws -> ClientSource {
    ClientSource(try #require(NetworkAddress(text)), region: region)
}
