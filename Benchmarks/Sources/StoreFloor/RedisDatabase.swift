import CBenchHiredis
import Glibc
import MFACore
import MFARedis
import Measuring

/// A Redis server.
struct RedisDatabase: Database {
    let name = "Redis"
    private let url: String
    private let host: String
    private let port: Int32
    private let password: String?

    /// A server at `redis://[[user]:password@]host:port`.
    init(url: String) throws {
        self.url = url
        let address = url.dropFirst("redis://".count)
        let place = address.split(separator: "@").last?.split(separator: ":") ?? []
        guard place.count == 2, let port = Int32(place[1]) else {
            throw Problem("Here the form of a Redis server is redis://:password@host:port.")
        }
        host = String(place[0])
        self.port = port
        let secret = address.contains("@") ? address.split(separator: "@").first?.split(separator: ":").last : nil
        password = secret.map(String.init)
    }

    func openStore() async throws -> any RecordStore { RedisStore(try .init(url: url)) }

    func floorConnections(clients: Int) -> [Int] { [clients] }

    func connect() throws -> any FloorConnection { try RedisFloor(host: host, port: port, password: password) }

    func fill(_ numbers: Range<Int>) throws {
        let connection = try RedisFloor(host: host, port: port, password: password)
        try connection.insert(numbers)
        // A rewrite of the log that the filling has begun would be measured with the rest.
        while try connection.text("INFO", "persistence").contains("aof_rewrite_in_progress:1") { usleep(200_000) }
    }
}

/// A connection that does what the store does.
final class RedisFloor: FloorConnection {
    private let context: UnsafeMutablePointer<redisContext>
    private var script = ""
    private var value = [UInt8](repeating: 0, count: 4096)

    init(host: String, port: Int32, password: String?) throws {
        guard let context = redisConnect(host, port) else { throw Problem("hiredis has no memory.") }
        self.context = context
        guard context.pointee.err == 0 else { throw Problem("Redis does not answer at \(host):\(port).") }
        if let password { _ = try text("AUTH", password) }
        script = try text("SCRIPT", "LOAD", RedisFloor.write)
    }

    deinit { redisFree(context) }

    func insert(_ numbers: Range<Int>) throws {
        var waiting = 0
        for number in numbers {
            let fields = [
                Array("HSET".utf8), key(number), Array("version".utf8), hex(Workload.firstVersion(number)),
                Array("value".utf8), Workload.value, Array("key".utf8), Array(Workload.keyName.utf8),
            ]
            Arguments(fields).withPointers { count, values, lengths in
                _ = redisAppendCommandArgv(context, count, values, lengths)
            }
            waiting += 1
            guard waiting == 1000 || number == numbers.upperBound - 1 else { continue }
            for _ in 0..<waiting {
                var reply: UnsafeMutableRawPointer?
                guard redisGetReply(context, &reply) == REDIS_OK else { throw Problem("Redis does not answer.") }
                freeReplyObject(reply)
            }
            waiting = 0
        }
    }

    func readAndReplace(_ number: Int, _ chance: inout Chance) throws -> Bool {
        let key = key(number)
        let fields = ["version", "value", "key", "expires"].map { Array($0.utf8) }
        let row = try run([Array("HMGET".utf8), key] + fields)
        defer { freeReplyObject(row) }
        guard row.pointee.elements == 4, let version = row.pointee.element[0]?.pointee,
            let stored = row.pointee.element[1]?.pointee
        else { throw Problem("Redis: there is no record.") }
        memcpy(&value, stored.str, min(stored.len, value.count))
        let expected = Array(UnsafeRawBufferPointer(start: version.str, count: version.len))

        let arguments = [
            Array("EVALSHA".utf8), Array(script.utf8), [UInt8(ascii: "1")], key, Array("\(time(nil))".utf8), expected,
            hex(chance.version()), Workload.value, Array(Workload.keyName.utf8), [], [],
        ]
        let result = try run(arguments)
        defer { freeReplyObject(result) }
        return result.pointee.type == REDIS_REPLY_INTEGER && result.pointee.integer == 1
    }

    func text(_ words: String...) throws -> String {
        let reply = try run(words.map { Array($0.utf8) })
        defer { freeReplyObject(reply) }
        guard reply.pointee.type != REDIS_REPLY_ERROR, let text = reply.pointee.str else {
            throw Problem("Redis refuses \(words[0]).")
        }
        return String(cString: text)
    }

    private func run(_ arguments: [[UInt8]]) throws -> UnsafeMutablePointer<redisReply> {
        let reply = Arguments(arguments).withPointers { count, values, lengths in
            redisCommandArgv(context, count, values, lengths)
        }
        guard let reply else { throw Problem("Redis does not answer.") }
        return reply.assumingMemoryBound(to: redisReply.self)
    }

    private func key(_ number: Int) -> [UInt8] {
        Array("mfa:r:\(Workload.collection):\(Workload.identifier(number))".utf8)
    }

    private func hex(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }
}

extension RedisFloor {
    /// The script by which the store writes, which is no part of its interface: the floor has to ask the server for the same.
    fileprivate static let write = """
        local function parts(text)
            local sign, digits = string.match(text, '^(%-?)(%d+)$')
            if not digits or #digits > 19 then return nil end
            local high, low = tonumber(string.sub(digits, 1, -10)) or 0, tonumber(string.sub(digits, -9))
            if sign == '-' then return -high, -low end
            return high, low
        end
        local function left(expires, now)
            local high, low = parts(expires)
            if not high then return nil end
            local now_high, now_low = parts(now)
            return (high - now_high) * 1000000000 + (low - now_low)
        end
        local key, now, expected, version, value, name, expires, life = KEYS[1], unpack(ARGV)
        local stored = redis.call('HMGET', key, 'version', 'expires')
        local current = stored[1]
        if not current then
            if redis.call('EXISTS', key) == 1 then return -1 end
            current = ''
        elseif #current ~= 32 then
            return -1
        elseif stored[2] then
            local rest = left(stored[2], now)
            if not rest then return -1 end
            if rest <= 0 then current = '' end
        end
        if current ~= expected then return 0 end
        if version == '' then
            redis.call('DEL', key)
        elseif expires == '' then
            redis.call('HSET', key, 'version', version, 'value', value, 'key', name)
            if stored[2] then redis.call('HDEL', key, 'expires') end
            redis.call('PERSIST', key)
        else
            redis.call('HSET', key, 'version', version, 'value', value, 'key', name, 'expires', expires)
            redis.call('PEXPIRE', key, life)
        end
        return 1
        """
}
