#include "sim/bisect/suspects.h"

#include <algorithm>
#include <tuple>

namespace tendril {

namespace {

std::string scope_of(const std::string& path) { return path.substr(0, path.rfind('.')); }

/// "tick_q" of "a.b.tick_q[3]".
std::string name_of(const std::string& path) {
    const std::string name = path.substr(path.rfind('.') + 1);
    return name.substr(0, name.find('['));
}

auto order_of(const Suspect& suspect) {
    const std::string& path = suspect.signal.path;
    const std::string name = name_of(path);
    // An input is its driver's news, not its own.
    return std::tuple(!suspect.changed, suspect.from_outside, name.ends_with("_i"),
                      -std::ranges::count(path, '.'), name.ends_with("_q"));
}

}  // namespace

std::vector<Suspect> suspects(const std::vector<SignalParting>& signals, const RtlModules& modules,
                              const std::set<std::string>& changed) {
    std::set<std::string> reached;  // scopes with an input that differs
    for (const SignalParting& signal : signals)
        if (name_of(signal.path).ends_with("_i")) reached.insert(scope_of(signal.path));
    std::vector<Suspect> out;
    for (const SignalParting& signal : signals) {
        Suspect suspect{signal, modules.module_of(signal.path)};
        suspect.changed = changed.contains(suspect.module);
        suspect.from_outside = reached.contains(scope_of(signal.path));
        out.push_back(std::move(suspect));
    }
    std::ranges::stable_sort(out, {}, order_of);
    return out;
}

}  // namespace tendril
