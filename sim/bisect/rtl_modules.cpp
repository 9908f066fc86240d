#include "sim/bisect/rtl_modules.h"

#include <regex>
#include <sstream>

#include "sim/atomic_file.h"
#include "sim/error.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

/// Files by module, as rtl.f lists them.
std::map<std::string, std::string> listed(const fs::path& rtl) {
    std::error_code none;
    if (!fs::exists(rtl / "rtl.f", none))
        throw error_at({rtl.string()}, "has no rtl.f", "a folder like rtl/");
    std::map<std::string, std::string> files;
    std::istringstream lines(read_text(rtl / "rtl.f"));
    for (std::string line; std::getline(lines, line);)
        if (line.ends_with(".v") && !line.starts_with("#") && !line.starts_with("+"))
            files[fs::path(line).stem().string()] = line;
    return files;
}

std::string without_comments(const std::string& text) {
    static const std::regex comment("//[^\n]*");
    return std::regex_replace(text, comment, "");
}

/// Behind the bracket that closes the one at `at`.
std::size_t behind_brackets(const std::string& text, std::size_t at) {
    int depth = 0;
    for (; at < text.size(); ++at) {
        if (text[at] == '(') ++depth;
        if (text[at] == ')' && --depth == 0) return at + 1;
    }
    return at;
}

}  // namespace

RtlModules::RtlModules(const fs::path& rtl) : rtl_(rtl), files_(listed(rtl)) {
    static const std::regex word(R"(\b([A-Za-z_]\w*)\b)");
    static const std::regex name_and_bracket(R"(\s*([A-Za-z_]\w*)\s*\()");
    static const std::regex parameters(R"(\s*#\s*)");
    for (const auto& [module, file] : files_) {
        const std::string text = without_comments(read_text(rtl / file));
        for (std::sregex_iterator at(text.begin(), text.end(), word), end; at != end; ++at) {
            if (!files_.contains(at->str(1))) continue;
            auto behind = static_cast<std::size_t>(at->position() + at->length());
            std::smatch match;
            const auto from = [&] { return text.begin() + static_cast<std::ptrdiff_t>(behind); };
            constexpr auto here = std::regex_constants::match_continuous;
            if (std::regex_search(from(), text.end(), match, parameters, here))
                behind = behind_brackets(text, behind + static_cast<std::size_t>(match.length()));
            if (std::regex_search(from(), text.end(), match, name_and_bracket, here))
                instances_[{module, match.str(1)}] = at->str(1);
        }
    }
}

std::string RtlModules::module_of(const std::string& path) const {
    std::string module;
    std::istringstream scopes(path.substr(0, path.rfind('.')));
    std::string top;  // a name that the simulator gives
    std::getline(scopes, top, '.');
    for (std::string scope; std::getline(scopes, scope, '.');) {
        if (module.empty()) {
            if (files_.contains(scope)) module = scope;
            continue;
        }
        const auto inside = instances_.find({module, scope});
        if (inside != instances_.end()) module = inside->second;
    }
    return module;
}

std::string RtlModules::file_of(const std::string& module) const {
    const auto at = files_.find(module);
    return at == files_.end() ? "" : at->second;
}

std::set<std::string> changed_modules(const fs::path& a, const fs::path& b) {
    std::set<std::string> changed;
    const auto in_a = listed(a);
    const auto in_b = listed(b);
    for (const auto& [module, file] : in_a) {
        const auto other = in_b.find(module);
        if (other == in_b.end() || read_text(a / file) != read_text(b / other->second))
            changed.insert(module);
    }
    for (const auto& [module, file] : in_b)
        if (!in_a.contains(module)) changed.insert(module);
    return changed;
}

}  // namespace tendril
