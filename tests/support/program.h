// The real executable, run as a user would.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "tests/support/temp_folder.h"

namespace tendril {

struct Outcome {
    int exit_code = 0;
    std::string out;
    std::string err;
};

/// Runs `tendril ARGUMENTS` in the sources' folder. @param arguments as typed into a shell
inline Outcome tendril(const std::string& arguments) {
    const TempFolder folder;
    const std::string command = "cd " TENDRIL_SOURCE_DIR " && " TENDRIL_PROGRAM " " + arguments + " >" +
                                (folder / "out").string() + " 2>" + (folder / "err").string() + " </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), file_text(folder / "out"),
            file_text(folder / "err")};
}

/// The same, as "exit code, what it said on stderr".
inline std::string refused_by_program(const std::string& arguments) {
    const Outcome outcome = tendril(arguments);
    return std::to_string(outcome.exit_code) + " " + outcome.err;
}

}  // namespace tendril
