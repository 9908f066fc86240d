// Words to patterns.
#include "sim/wave_scope.h"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <charconv>

#include "sim/error.h"

namespace tendril {

namespace {

int number_of(const std::string& word, std::size_t from) {
    int number = 0;
    const char* const end = word.data() + word.size();
    const auto read = std::from_chars(word.data() + from, end, number);
    if (read.ec != std::errc() || read.ptr != end || number < 0) {
        throw error_at({"--wave-scope"}, fmt::format("\"{}\" names no number", word),
                       "a pattern of blocks, core=N, neuron=N, divided by commas");
    }
    return number;
}

}  // namespace

WaveScope::WaveScope(const std::string& text) {
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::string word = text.substr(at, comma - at);
        at = comma + 1;
        if (word.starts_with("core=")) {
            const int core = number_of(word, 5);
            patterns_.push_back(fmt::format("core{}", core));
            patterns_.push_back(fmt::format("learning{}", core));
        } else if (word.starts_with("neuron=")) {
            neurons_.push_back(number_of(word, 7));
        } else if (!word.empty() && word.find('=') == std::string::npos) {
            patterns_.push_back(word);
        } else {
            throw error_at({"--wave-scope"}, fmt::format("\"{}\" is not known", word),
                           "a pattern of blocks, core=N, neuron=N, divided by commas");
        }
    }
}

bool WaveScope::shows(std::string_view block) const {
    const std::string name(block);
    return patterns_.empty() || std::any_of(patterns_.begin(), patterns_.end(), [&](const std::string& p) {
               return fnmatch(p.c_str(), name.c_str(), 0) == 0;
           });
}

bool WaveScope::names(std::string_view block) const {
    return std::find(patterns_.begin(), patterns_.end(), block) != patterns_.end();
}

bool WaveScope::shows_neuron(int neuron) const {
    return neurons_.empty() || std::find(neurons_.begin(), neurons_.end(), neuron) != neurons_.end();
}

}  // namespace tendril
