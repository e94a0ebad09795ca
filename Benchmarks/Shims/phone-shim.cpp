// libphonenumber behind one function of C, for the benchmark; scripts/bench-phones builds it where the library is installed.

#include <phonenumbers/phonenumberutil.h>

#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// Reads a number and asks for validity, type and region; 0 if it is none, else a number that depends on all of them.
extern "C" unsigned long long mfa_bench_phone(const char *text, const char *region) {
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    if (util.Parse(text, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR || !util.IsValidNumber(number)) return 0;
    std::string where;
    util.GetRegionCodeForNumber(number, &where);
    return 1 + static_cast<unsigned long long>(util.GetNumberType(number)) + where[0];
}
