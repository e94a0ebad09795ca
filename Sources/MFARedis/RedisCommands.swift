#if Redis
    internal import MFACore

    /// Commands as the bytes that Redis reads: the number of arguments, then each with its length.
    struct RedisCommands {
        private(set) var bytes: [UInt8] = []
        private(set) var count = 0

        /// Begins a command; its arguments have to follow.
        mutating func begin(arguments: Int) {
            count += 1
            line("*", arguments)
        }

        mutating func argument(_ text: String) {
            var text = text
            text.withUTF8 { argument($0) }
        }

        mutating func argument(_ argument: some Collection<UInt8>) {
            line("$", argument.count)
            bytes.append(contentsOf: argument)
            endLine()
        }

        mutating func argument(_ number: Int64) { argument(String(number)) }

        /// The whole of a command.
        mutating func command(_ arguments: String...) {
            begin(arguments: arguments.count)
            for text in arguments { argument(text) }
        }

        mutating func removeAll() {
            // Large values are rare, and their room is given back.
            bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 20)
            count = 0
        }

        private mutating func line(_ kind: Unicode.Scalar, _ number: Int) {
            bytes.append(UInt8(ascii: kind))
            if number < 10 {
                bytes.append(UInt8(ascii: "0") + UInt8(number))
            } else {
                bytes.append(contentsOf: String(number).utf8)
            }
            endLine()
        }

        private mutating func endLine() {
            bytes.append(UInt8(ascii: "\r"))
            bytes.append(UInt8(ascii: "\n"))
        }
    }
#endif
