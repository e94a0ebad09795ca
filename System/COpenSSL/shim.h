#ifndef MFA_COPENSSL_SHIM_H
#define MFA_COPENSSL_SHIM_H

// The low-level hash functions are deprecated, and needed: see Sources/MFACrypto/LowLevelHash.swift.
#define OPENSSL_SUPPRESS_DEPRECATED

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/md5.h>
#include <openssl/params.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#endif
