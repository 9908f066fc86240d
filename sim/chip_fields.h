// The descriptor table of the chip file: every key, its type, range and default, in schema order.
#pragma once

#include "sim/config_field.h"

namespace tendril {

/// All of formats.md's chip file. What is listed nowhere here is an unknown key.
const Fields<ChipSpec>& chip_fields();

}  // namespace tendril
