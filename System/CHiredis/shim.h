#ifndef MFA_CHIREDIS_SHIM_H
#define MFA_CHIREDIS_SHIM_H

#include <hiredis/hiredis.h>

#endif
