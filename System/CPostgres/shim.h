#ifndef MFA_CPOSTGRES_SHIM_H
#define MFA_CPOSTGRES_SHIM_H

#include <libpq-fe.h>

#endif
