internal import COpenSSL

/// Frees what libcrypto keeps for the calling thread, which uses it no more.
package func releaseLibcryptoOfThread() { OPENSSL_thread_stop() }
