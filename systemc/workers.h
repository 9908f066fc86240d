// A few threads that do a list of things together, again and again: fork and join within microseconds.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

namespace tendril {

/// Worker 0 is the caller, the others wait for work: awake for some microseconds, then asleep. Each begins
/// with its own part of the list, always the same, and then takes what is left of the others': nobody waits
/// for a thread that the machine has no core for.
class Workers {
public:
    /// Does one thing of the list.
    using Job = std::function<void(int worker, std::size_t item)>;

    /// @param count workers with the caller, at least 1
    explicit Workers(int count);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// Calls job(worker, item) once for each item 0 … items − 1, in any order; all are done when it returns.
    /// @pre the job does not throw
    void run(std::size_t items, const Job& job);

    int count() const { return static_cast<int>(parts_.size()); }

private:
    /// Of the list: who takes an item counts up.
    struct alignas(64) Part {
        std::atomic<std::size_t> next{0};
        std::size_t end = 0;
    };

    void serve(int worker);
    bool enter();
    void leave();
    void work(int worker);

    std::vector<Part> parts_;  ///< by worker
    const Job* job_ = nullptr;
    std::atomic<bool> over_{false};        ///< in a new round: the end
    std::atomic<std::uint32_t> round_{0};  ///< one more: there is a list
    std::atomic<std::uint32_t> gate_{
        0};  ///< kOpen, and how many workers are at the list; the caller left out
    std::vector<std::thread> threads_;
};

}  // namespace tendril
