// A waveform read back: its signals by path, and their values in the order of time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tendril {

/// A signal as a file declares it.
struct FstSignal {
    std::string path;      ///< scopes and name with dots, without a range: "chip.core0.take_o"
    std::string declared;  ///< the name as declared, with its range: "tick_q [31:0]"
    int bits = 1;
    std::uint32_t handle = 0;  ///< signals that are one wire share it
};

/// An FST, read whole; parameters are left out. Scopes have no dots in their names (Verilator's have none).
class FstFile {
public:
    /// @throws Error Exit::resource where it is no whole FST
    explicit FstFile(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return path_; }
    const std::vector<FstSignal>& signals() const { return signals_; }
    std::uint32_t last_handle() const;
    /// Of the times that were written; 0 and 0 where none was.
    std::int64_t first() const;
    std::int64_t last() const;

    /// Called with ascending times; `value` are `bits` characters 0, 1, x, z. The first call of a signal is
    /// its value at the beginning.
    using OnChange = std::function<void(std::int64_t time, std::uint32_t handle, const char* value)>;
    /// Every change. `on_change` must not throw.
    void read(const OnChange& on_change) const;

private:
    void read_signals();

    std::filesystem::path path_;
    std::unique_ptr<void, void (*)(void*)> reader_;
    std::vector<FstSignal> signals_;
};

}  // namespace tendril
