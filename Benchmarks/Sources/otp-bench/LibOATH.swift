import Glibc

/// The functions of liboath that are measured, found at run time: the program builds without it, and says so.
struct LibOATH {
    typealias HOTPGenerate =
        @convention(c) (
            UnsafePointer<CChar>, Int, UInt64, UInt32, Bool, Int, UnsafeMutablePointer<CChar>
        ) -> Int32
    typealias TOTPValidate =
        @convention(c) (
            UnsafePointer<CChar>, Int, time_t, UInt32, time_t, Int, UnsafePointer<CChar>
        ) -> Int32
    typealias Base32Code =
        @convention(c) (
            UnsafePointer<CChar>, Int, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>, UnsafeMutablePointer<Int>
        ) -> Int32

    let hotpGenerate: HOTPGenerate
    let totpValidate: TOTPValidate
    let base32Decode: Base32Code
    let base32Encode: Base32Code

    init?() {
        guard let library = dlopen("liboath.so.0", RTLD_NOW) else { return nil }
        func function<Function>(_ name: String) -> Function? {
            dlsym(library, name).map { unsafeBitCast($0, to: Function.self) }
        }
        guard let initialise: @convention(c) () -> Int32 = function("oath_init"), initialise() == 0,
            let hotpGenerate: HOTPGenerate = function("oath_hotp_generate"),
            let totpValidate: TOTPValidate = function("oath_totp_validate"),
            let base32Decode: Base32Code = function("oath_base32_decode"),
            let base32Encode: Base32Code = function("oath_base32_encode")
        else { return nil }
        self.hotpGenerate = hotpGenerate
        self.totpValidate = totpValidate
        self.base32Decode = base32Decode
        self.base32Encode = base32Encode
    }
}
