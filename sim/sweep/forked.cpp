#include "sim/sweep/forked.h"

#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <system_error>

#include "sim/error.h"

namespace tendril {

namespace {

[[noreturn]] void fail(const char* what) {
    throw Error(Exit::resource,
                fmt::format("{}: {}", what, std::error_code(errno, std::generic_category()).message()));
}

/// 'y' before an answer: without it the process ended before.
[[noreturn]] void answer(int to, const std::function<std::string()>& call) {
    int code = 1;
    try {
        const std::string text = "y" + call();
        std::size_t written = 0;
        while (written < text.size()) {
            const ssize_t n = ::write(to, text.data() + written, text.size() - written);
            if (n <= 0) break;
            written += static_cast<std::size_t>(n);
        }
        code = written == text.size() ? 0 : 1;
    } catch (...) {
        code = 1;
    }
    std::fflush(stdout);
    ::_exit(code);
}

std::string ending(int status) {
    if (WIFSIGNALED(status)) return fmt::format("its process was ended by signal {}", WTERMSIG(status));
    return fmt::format("its process ended with exit code {}", WEXITSTATUS(status));
}

}  // namespace

ForkResult call_in_child(const std::function<std::string()>& call) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) fail("pipe");
    std::fflush(stdout);
    const pid_t own = ::getpid();
    const pid_t child = ::fork();
    if (child < 0) fail("fork");
    if (child == 0) {
        ::close(ends[0]);
        end_with_parent(own);
        answer(ends[1], call);
    }
    ::close(ends[1]);
    std::string text;
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t n = ::read(ends[0], buffer.data(), buffer.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break;
        text.append(buffer.data(), static_cast<std::size_t>(n));
    }
    ::close(ends[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    const bool ok = WIFEXITED(status) && WEXITSTATUS(status) == 0 && text.starts_with('y');
    return {ok, ok ? text.substr(1) : ending(status)};
}

void end_with_parent(int parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);
}

}  // namespace tendril
