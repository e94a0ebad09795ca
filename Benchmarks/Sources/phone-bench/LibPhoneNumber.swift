import Glibc

/// libphonenumber behind a function of C that `scripts/bench-phones` builds, found at run time: the program builds without it.
struct LibPhoneNumber {
    typealias Read = @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>) -> UInt64

    private let read: Read

    init?(path: String) {
        guard let library = dlopen(path, RTLD_NOW), let symbol = dlsym(library, "mfa_bench_phone") else { return nil }
        // The function's signature in phone-shim.cpp.
        read = unsafeBitCast(symbol, to: Read.self)
    }

    /// Validity, type and region of a number in one figure; 0 if it is none.
    func figure(_ text: String, region: String) -> UInt64 { read(text, region) }
}
