// An explanation as text and as JSON.
#pragma once

#include <string>

#include "sim/why/causes.h"

namespace tendril {

std::string why_text(const Explanation& answer);
std::string why_json(const Explanation& answer);

}  // namespace tendril
