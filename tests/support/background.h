// A program that runs beside the test, whose lines the test reads as they come, and that it may kill.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string>
#include <vector>

namespace tendril {

class Background {
public:
    /// @param argv the program's path and its words; its stdout is read here
    explicit Background(std::vector<std::string> argv) {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        pid_ = ::fork();
        if (pid_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            std::vector<char*> words;
            for (std::string& word : argv) words.push_back(word.data());
            words.push_back(nullptr);
            ::execv(words[0], words.data());
            ::_exit(127);
        }
        ::close(ends[1]);
        out_ = ::fdopen(ends[0], "r");
    }
    ~Background() {
        if (pid_ > 0) kill(SIGKILL);
        std::fclose(out_);
    }
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    /// Waits for a line that begins so. @return false where it ended without one
    bool wait_for(const std::string& beginning) {
        std::array<char, 4096> line{};
        while (std::fgets(line.data(), static_cast<int>(line.size()), out_) != nullptr)
            if (std::string(line.data()).starts_with(beginning)) return true;
        return false;
    }
    void kill(int signal) {
        ::kill(pid_, signal);
        wait();
    }
    /// @return its exit code, 128 and the signal that ended it
    int wait() {
        int status = 0;
        ::waitpid(pid_, &status, 0);
        pid_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    int pid() const { return pid_; }

private:
    pid_t pid_ = -1;
    std::FILE* out_ = nullptr;
};

}  // namespace tendril
