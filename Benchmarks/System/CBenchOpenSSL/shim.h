#ifndef MFA_CBENCHOPENSSL_SHIM_H
#define MFA_CBENCHOPENSSL_SHIM_H

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/params.h>

#endif
