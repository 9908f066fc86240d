// Which Tendril this is.
#pragma once

#include <string_view>

namespace tendril {

/// As in CMakeLists.txt.
std::string_view version();

/// `git describe` when the build was configured, "unknown" without git.
std::string_view commit();

}  // namespace tendril
