internal import COpenSSL

/// Frees what libcrypto keeps for the calling thread, which uses it no more.
package func releaseLibcryptoOfThread() { OPENSSL_thread_stop() }

/// Has libcrypto keep what it has when the process ends, if it has not been used before.
///
/// It would free everything while the process ends, also what it keeps for threads that are ending at the same moment and free that
/// themselves: a program that lets go of a store as its last act would be stopped by its allocator, once in some hundred times. The system
/// takes all memory back anyway.
package func keepLibcryptoToTheEnd() { _ = isKept }

private let isKept = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil) == 1
