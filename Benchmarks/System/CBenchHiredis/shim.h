#ifndef MFA_CBENCHHIREDIS_SHIM_H
#define MFA_CBENCHHIREDIS_SHIM_H

#include <hiredis/hiredis.h>

#endif
