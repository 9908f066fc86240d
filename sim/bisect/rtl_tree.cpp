#include "sim/bisect/rtl_tree.h"

#include <fmt/format.h>

#include <cstdlib>

#include "sim/error.h"
#include "sim/regress/jobs.h"

namespace tendril {

namespace fs = std::filesystem;

fs::path rtl_tree(const std::string& name, const fs::path& scratch) {
    std::error_code none;
    if (fs::exists(fs::path(name) / "rtl.f", none)) return fs::absolute(name).lexically_normal();
    const auto refuse = [&](const std::string& what) {
        return error_at({"tendril bisect --rtl"}, what,
                        "a folder with rtl.f, or a revision of the git repository of the current folder");
    };
    if (fs::is_directory(name, none)) throw refuse(fmt::format("{} has no rtl.f", name));
    const auto run = [](const std::string& line) {
        return std::system(("{ " + line + "; } >/dev/null 2>&1").c_str()) == 0;
    };
    // A revision is no option: what begins with "-" is a name behind --end-of-options.
    const std::string revision =
        "git rev-parse --verify --quiet --end-of-options " + shell_line({name + "^{commit}"});
    const std::string what = fmt::format("\"{}\" is neither a folder nor a revision with rtl/", name);
    if (!run(revision)) throw refuse(what);
    fs::remove_all(scratch, none);
    fs::create_directories(scratch, none);
    if (none) throw Error(Exit::resource, fmt::format("{}: {}", scratch.string(), none.message()));
    const std::string archive = fmt::format(
        "top=$(git rev-parse --show-toplevel) && git -C \"$top\" archive \"$({})\" rtl | tar -x -C {}",
        revision, shell_line({scratch.string()}));
    if (!run(archive) || !fs::exists(scratch / "rtl/rtl.f", none)) throw refuse(what);
    return fs::absolute(scratch / "rtl").lexically_normal();
}

}  // namespace tendril
