#ifndef MFA_CBENCHSQLITE_SHIM_H
#define MFA_CBENCHSQLITE_SHIM_H

#include <sqlite3.h>

#endif
