// tendril: the whole flow, from the command line to an exit code.
//
// A run goes one way (sim/commands/run.cpp):
//   chip file → ChipSpec (config.h) → ChipPlan (chip_plan.h) → Engine (engine.h)
//   → run(order, stimulus) (run.h) → Recorders (recorder.h) → RunResult → run folder (recording.h)
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <new>
#include <system_error>

#include "sim/commands/commands.h"

namespace {

/// SystemC greets on stderr unless it is told not to before it is touched.
void keep_systemc_quiet() { setenv("SYSTEMC_DISABLE_COPYRIGHT_MESSAGE", "1", 1); }

int refuse(const char* text, tendril::Exit code) {
    std::fflush(stdout);
    std::fputs(text, stderr);
    std::fputc('\n', stderr);
    return static_cast<int>(code);
}

}  // namespace

int main(int argc, char** argv) {
    using namespace tendril;
    keep_systemc_quiet();
    try {
        const Options options = parse_options(argc, argv);
        const Exit code = std::visit([](const auto& command) { return carry_out(command); }, options);
        if (std::fflush(stdout) != 0) return refuse("standard output cannot be written", Exit::resource);
        return static_cast<int>(code);
    } catch (const Error& error) {
        return refuse(error.what(), error.exit_code());
    } catch (const std::bad_alloc&) {
        return refuse("there is not enough memory", Exit::resource);
    } catch (const std::system_error& error) {
        return refuse(error.what(), Exit::resource);
    } catch (const std::exception& error) {
        return refuse(fmt::format("tendril went wrong: {}", error.what()).c_str(), Exit::check_failed);
    }
}

/// SystemC's library brings a main of its own that would call this; ours never does.
extern "C" int sc_main(int, char**) { return 0; }
