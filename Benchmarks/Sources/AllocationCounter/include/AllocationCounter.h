#ifndef MFA_ALLOCATION_COUNTER_H
#define MFA_ALLOCATION_COUNTER_H

#include <stdint.h>

/// The number of heap allocations that this thread has made so far, by whatever library.
uint64_t mfa_allocation_count(void);

#endif
