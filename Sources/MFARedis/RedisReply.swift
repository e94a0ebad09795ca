#if Redis
    internal import CHiredis

    /// A reply, copied out of hiredis' memory so that there is one place where that is freed.
    enum RedisReply {
        case text([UInt8])
        case integer(Int64)
        case list([RedisReply])
        case nothing
        case refusal(RedisRefusal)

        /// Takes a reply over from hiredis, and frees it.
        init(taking pointer: UnsafeMutableRawPointer) {
            defer { freeReplyObject(pointer) }
            self.init(copying: pointer.assumingMemoryBound(to: redisReply.self).pointee)
        }

        private init(copying reply: redisReply) {
            switch reply.type {
            case REDIS_REPLY_STRING, REDIS_REPLY_STATUS:
                self = .text(RedisReply.bytes(reply))
            case REDIS_REPLY_INTEGER:
                self = .integer(reply.integer)
            case REDIS_REPLY_ARRAY:
                let elements = UnsafeBufferPointer(start: reply.element, count: reply.elements)
                self = .list(elements.map { $0.map { RedisReply(copying: $0.pointee) } ?? .nothing })
            case REDIS_REPLY_ERROR:
                self = .refusal(RedisRefusal(String(decoding: RedisReply.bytes(reply), as: UTF8.self)))
            default:
                self = .nothing
            }
        }

        private static func bytes(_ reply: redisReply) -> [UInt8] {
            guard let start = reply.str else { return [] }
            return Array(UnsafeRawBufferPointer(start: start, count: reply.len))
        }

        /// The bytes of a text; nil for everything else.
        var bytes: [UInt8]? {
            guard case .text(let bytes) = self else { return nil }
            return bytes
        }

        /// A text in UTF-8; nil for everything else.
        var string: String? { bytes.flatMap { String(validating: $0, as: UTF8.self) } }

        /// A number that is written as Redis and this package write one; nil for everything else.
        var decimal: Int64? {
            guard let string, let number = Int64(string), String(number) == string else { return nil }
            return number
        }

        /// The parts of a list; nil for everything else.
        var list: [RedisReply]? {
            guard case .list(let list) = self else { return nil }
            return list
        }
    }
#endif
