#ifndef MFA_CSQLITE_SHIM_H
#define MFA_CSQLITE_SHIM_H

#include <sqlite3.h>

#endif
