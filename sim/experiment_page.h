// What the pages of all experiments share.
#pragma once

#include <string>
#include <string_view>

#include "sim/engine_check.h"

namespace tendril {

/// From the doctype to the opened body, style included; nothing from outside.
std::string page_head(std::string_view title = "Tendril experiment");
/// Text that cannot become markup.
std::string escaped(std::string_view text);
/// "Do the engines agree?" with a row an engine.
std::string check_section(const CheckOutcome& check);

}  // namespace tendril
