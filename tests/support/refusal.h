// What a refused call said and its exit code, on one line.
#pragma once

#include <string>

#include "sim/error.h"

namespace tendril {

/// "2 file:1:2: what …" of the Error that `call` throws, "accepted" if it throws none.
template <class Call>
std::string refusal(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return std::to_string(static_cast<int>(error.exit_code())) + " " + error.what();
    }
    return "accepted";
}

}  // namespace tendril
