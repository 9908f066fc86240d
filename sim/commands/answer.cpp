// --help, --version: the text itself.
#include <cstdio>

#include "sim/commands/commands.h"

namespace tendril {

Exit carry_out(const Answer& answer) {
    std::fputs(answer.text.c_str(), stdout);
    return Exit::ok;
}

}  // namespace tendril
