import Glibc

/// The functions of libqrencode that are measured, found at run time: the program builds without it, and says so.
struct LibQREncode {
    typealias Encode = @convention(c) (UnsafePointer<CChar>, Int32, Int32) -> UnsafeMutableRawPointer?
    typealias Free = @convention(c) (UnsafeMutableRawPointer?) -> Void

    private let encode8bit: Encode
    private let free: Free

    init?() {
        guard let library = dlopen("libqrencode.so.4", RTLD_NOW),
            let encode = dlsym(library, "QRcode_encodeString8bit"), let free = dlsym(library, "QRcode_free")
        else { return nil }
        // These are the functions' signatures in qrencode.h of version 4: QRcode *(const char *, int, QRecLevel), where the
        // level is an enumeration of int's size, and void (QRcode *).
        encode8bit = unsafeBitCast(encode, to: Encode.self)
        self.free = unsafeBitCast(free, to: Free.self)
    }

    /// The version of a text's symbol in byte mode; level 0 for low to 3 for high.
    func version(_ text: String, level: Int32) -> UInt64 {
        let symbol = encode8bit(text, 0, level)
        defer { free(symbol) }
        // The version is the first field of what it returns.
        return UInt64(symbol?.load(as: Int32.self) ?? 0)
    }
}
