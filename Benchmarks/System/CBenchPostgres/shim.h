#ifndef MFA_CBENCHPOSTGRES_SHIM_H
#define MFA_CBENCHPOSTGRES_SHIM_H

#include <libpq-fe.h>

#endif
