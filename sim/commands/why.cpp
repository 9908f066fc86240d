// tendril why: the chain of causes of a spike, or of its absence.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <map>

#include "sim/commands/commands.h"
#include "sim/why/print.h"

namespace tendril {

namespace {

/// core=, neuron= and tick=, each once.
std::map<std::string, std::int64_t> asked(const std::vector<std::string>& words) {
    const std::vector<std::string> keys = {"core", "neuron", "tick"};
    std::map<std::string, std::int64_t> values;
    for (const std::string& word : words) {
        const std::size_t equals = std::min(word.find('='), word.size());
        const std::string key = word.substr(0, equals);
        if (std::find(keys.begin(), keys.end(), key) == keys.end())
            throw error_at({"tendril why"}, fmt::format("\"{}\" is not known", word),
                           "core=N neuron=N tick=N", nearest(key, keys));
        std::int32_t value = 0;
        const char* end = word.data() + word.size();
        const auto read = std::from_chars(word.data() + std::min(equals + 1, word.size()), end, value);
        if (read.ec != std::errc() || read.ptr != end)
            throw error_at({"tendril why"}, fmt::format("\"{}\" has no whole number", word), key + "=N");
        if (!values.emplace(key, value).second)
            throw error_at({"tendril why"}, fmt::format("{} is given twice", key), "each once");
    }
    for (const std::string& key : keys)
        if (!values.contains(key))
            throw error_at({"tendril why"}, fmt::format("{} is missing", key), "core=N neuron=N tick=N");
    return values;
}

}  // namespace

Exit carry_out(const WhyOptions& options) {
    auto what = asked(options.what);
    const Replay replay(options.folder);
    const Explanation answer = explain(replay, static_cast<int>(what["core"]),
                                       static_cast<int>(what["neuron"]), what["tick"], options.depth);
    std::fputs((options.json ? why_json(answer) : why_text(answer)).c_str(), stdout);
    return Exit::ok;
}

}  // namespace tendril
