package import MFACrypto

// Here and not beside the rest: in another module they would not be specialised, and every value would go through its
// witnesses, at a tenth of the cost of reading an account.

extension FieldReader {
    /// Reads a value that may be absent.
    package func optional<Value>(_ read: () throws(Failure) -> Value) throws(Failure) -> Value? {
        if try flag() { try read() } else { nil }
    }

    /// Reads a list of values, each of which takes at least one byte.
    package func list<Value>(_ read: () throws(Failure) -> Value) throws(Failure) -> [Value] {
        let count = try count(upTo: remaining)
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try read()) }
        return values
    }
}

extension FieldWriter {
    /// Writes whether there is a value, and the value.
    package func optional<Value>(_ value: Value?, _ write: (Value) -> Void) {
        flag(value != nil)
        if let value { write(value) }
    }

    /// Writes how many values there are, and the values.
    package func list<Value>(_ values: [Value], _ write: (Value) -> Void) {
        number(values.count)
        for value in values { write(value) }
    }
}
