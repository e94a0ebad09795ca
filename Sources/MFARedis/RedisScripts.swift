#if Redis
    /// What is done in the server, in Lua.
    ///
    /// Numbers in Lua have 53 bits and instants have 64, so an instant is taken apart into two numbers of nine digits and the
    /// rest, and a counter is never turned into a number at all.
    enum RedisScripts {
        /// How much longer than its expiry says something is kept, in seconds.
        ///
        /// A machine's clock may be behind the one that wrote, by as much as the margin that is kept at least.
        static let margin: Int64 = 300
        static let leastMargin: Int64 = 60

        /// More than a quarter of a million years; Redis takes no number that is much larger.
        static let longestLife: Int64 = 9_000_000_000_000

        /// The seconds that are left until an instant, greater than 0 exactly if it is to come; nil for what is no instant.
        private static let secondsLeft = """
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

            """

        /// Changes a record: 1 if it has, 0 if the record is not the expected one, -1 if what is stored is no record.
        ///
        /// The first command that writes is the one that a full or read-only server refuses, so a refusal changes nothing.
        static let write =
            secondsLeft + """
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

        /// Adds to a counter: its value as text, -1 if that would be no `Int64`, -2 if what is stored is no counter.
        static let add =
            secondsLeft + """
                local key, now, amount, expires, life = KEYS[1], unpack(ARGV)
                local stored = redis.call('HMGET', key, 'value', 'expires')
                if stored[1] and stored[2] then
                    local rest = left(stored[2], now)
                    if not rest then return -2 end
                    if rest > 0 then
                        if amount ~= '0' then
                            local sum = redis.pcall('HINCRBY', key, 'value', amount)
                            if type(sum) == 'table' then
                                if string.find(sum.err, 'overflow', 1, true) then return -1 end
                                if string.find(sum.err, 'not an integer', 1, true) then return -2 end
                                return sum
                            end
                        end
                        if rest > \(longestLife) then rest = \(longestLife) end
                        if redis.call('PTTL', key) < (rest + \(leastMargin)) * 1000 then
                            redis.call('PEXPIRE', key, string.format('%.0f', (rest + \(margin)) * 1000))
                        end
                        return redis.call('HGET', key, 'value')
                    end
                elseif stored[1] or stored[2] or redis.call('EXISTS', key) == 1 then
                    return -2
                end
                redis.call('HSET', key, 'value', amount, 'expires', expires)
                redis.call('PEXPIRE', key, life)
                return amount
                """
    }
#endif
