#include "sim/regress/rtl_build.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <sstream>

#include "sim/atomic_file.h"
#include "sim/error.h"
#include "sim/regress/status_line.h"
#include "sim/state_file.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

/// What a build reads of rtl/, in a fixed order, as paths below it.
std::vector<fs::path> rtl_files(const fs::path& rtl) {
    std::error_code problem;
    if (!fs::exists(rtl / "rtl.f", problem))
        throw error_at({"tendril regress --rtl"}, fmt::format("{} has no rtl.f", rtl.string()),
                       "a copy of rtl/");
    std::vector<fs::path> files;
    // A copy may be one of links; a file's place is where it is seen, not where its link leads.
    for (const auto& entry :
         fs::recursive_directory_iterator(rtl, fs::directory_options::follow_directory_symlink)) {
        const std::string kind = entry.path().extension();
        // .toml: the map of registers, which the bench of two simulators reads
        const bool read = kind == ".v" || kind == ".vh" || kind == ".vlt" || kind == ".f" || kind == ".toml";
        if (entry.is_regular_file(problem) && read) files.push_back(entry.path().lexically_relative(rtl));
    }
    std::ranges::sort(files);
    return files;
}

/// Only one regression at a time builds in a folder. What is started meanwhile holds the lock as well: a
/// build whose regression was killed is waited for.
class Lock {
public:
    explicit Lock(const fs::path& file) : file_(::open(file.c_str(), O_RDWR | O_CREAT, 0644)) {
        if (file_ < 0) throw Error(Exit::resource, file.string() + " cannot be written");
        ::flock(file_, LOCK_EX);
    }
    ~Lock() { ::close(file_); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

private:
    int file_;
};

/// The first line that is an error, of Verilator or a compiler; of the RTL it names the user's file, not the
/// copy that is built.
std::string first_error(const std::string& text, const std::string& copy, const std::string& rtl) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("%Error") && line.find("rror:") == std::string::npos) continue;
        const auto at = line.find(copy);
        return at == std::string::npos ? line : line.replace(at, copy.size(), rtl);
    }
    return "see the log";
}

/// Ninja's "[12/345] …", or make's "[ 12%] …". @return false for another line
bool count_in(const std::string& line, std::size_t& done, std::size_t& all) {
    if (std::sscanf(line.c_str(), "[%zu/%zu]", &done, &all) == 2) return true;
    all = 100;
    return std::sscanf(line.c_str(), "[ %zu%%]", &done) == 1 ||
           std::sscanf(line.c_str(), "[%zu%%]", &done) == 1;
}

/// Runs a command, its output into `text`. @return exit status
int run_command(const std::vector<std::string>& argv, std::string& text, StatusLine& line,
                const std::string& note) {
    std::FILE* const pipe = ::popen((shell_line(argv) + " 2>&1").c_str(), "r");
    if (pipe == nullptr) throw Error(Exit::resource, argv[0] + " cannot be started");
    std::string row;
    for (int c; (c = std::fgetc(pipe)) != EOF;) {
        text += static_cast<char>(c);
        row += static_cast<char>(c);
        if (c != '\n') continue;
        std::size_t done = 0, all = 0;
        if (count_in(row, done, all)) line.show(done, all, note);
        row.clear();
    }
    return ::pclose(pipe);
}

constexpr const char* kLock = "lock";
constexpr const char* kConfiguring = "configuring";  // a file that is there while CMake configures

/// Of a folder in which CMake was killed nothing is kept.
void forget_half(const fs::path& build) {
    if (!fs::exists(build / kConfiguring)) return;
    std::vector<fs::path> all;
    for (const auto& entry : fs::directory_iterator(build))
        if (entry.path().filename() != kLock && entry.path().filename() != kConfiguring)
            all.push_back(entry.path());
    for (const fs::path& path : all) fs::remove_all(path);
    fs::remove(build / kConfiguring);  // the last: this may be killed too
}

void copy_rtl(const fs::path& from, const fs::path& to) {
    for (const fs::path& file : rtl_files(from)) {
        fs::create_directories((to / file).parent_path());
        fs::copy_file(from / file, to / file, fs::copy_options::overwrite_existing);
    }
}

using Words = std::set<std::string>;

/// Of a CMake list.
Words words_of(const std::string& list) {
    Words words;
    std::istringstream text(list);
    for (std::string word; std::getline(text, word, ';');)
        if (!word.empty()) words.insert(word);
    return words;
}

std::string list_of(const Words& words) {
    std::string text;
    for (const std::string& word : words) (text += text.empty() ? "" : ";") += word;
    return text;
}

/// What is verilated in a folder, as its file "built" has it: a line of sizes and one of trees.
struct Verilated {
    Words sizes, trees;

    static Verilated in(const fs::path& file) {
        Verilated out;
        std::error_code none;
        if (!fs::exists(file, none)) return out;
        std::istringstream text(read_text(file));
        std::string line;
        if (std::getline(text, line)) out.sizes = words_of(line);
        if (std::getline(text, line)) out.trees = words_of(line);
        return out;
    }
    void add(const ProductBuild& product, const RtlBuildOrder& order) {
        sizes.insert(order.core_sizes.begin(), order.core_sizes.end());
        if (order.chips) trees.merge(words_of(product.setting("TENDRIL_CHIP_TREES")));
        // A list of trees is never empty.
        if (trees.empty()) trees.insert(fmt::format("1x1x1:{}:2", *order.core_sizes.begin()));
    }
    std::string text() const { return list_of(sizes) + "\n" + list_of(trees) + "\n"; }
    bool operator==(const Verilated&) const = default;
};

std::vector<std::string> configure_command(const ProductBuild& product, const RtlBuildOrder& order,
                                           const Verilated& blocks, const fs::path& build) {
    std::vector<std::string> argv = {order.cmake,    "-S", product.source().string(),         "-B",
                                     build.string(), "-G", product.setting("CMAKE_GENERATOR")};
    const auto set = [&](const std::string& name, const std::string& value) {
        if (!value.empty()) argv.push_back(fmt::format("-D{}={}", name, value));
    };
    for (const char* same : {"CMAKE_BUILD_TYPE", "CMAKE_CXX_COMPILER", "CMAKE_CXX_COMPILER_LAUNCHER"})
        set(same, product.setting(same));
    set("TENDRIL_CORE_SIZES", list_of(blocks.sizes));
    set("TENDRIL_CHIP_TREES", list_of(blocks.trees));
    set("TENDRIL_RTL_DIR", (build / "rtl-copy").string());
    if (order.coverage) set("TENDRIL_COVERAGE", "ON");
    return argv;
}

}  // namespace

std::string ProductBuild::setting(const std::string& name) const {
    const auto at = cache.find(name);
    return at == cache.end() ? "" : at->second;
}

Programs ProductBuild::programs() const { return {folder / "sim/tendril", folder / "tests/benches"}; }

fs::path own_program() {
    std::error_code problem;
    fs::path program = fs::read_symlink("/proc/self/exe", problem);
    if (problem) throw Error(Exit::resource, "the program's own place is not known: " + problem.message());
    return program;
}

ProductBuild product_build(const fs::path& program) {
    ProductBuild product;
    product.folder = program.parent_path().parent_path();
    std::error_code none;
    if (!fs::exists(product.folder / "CMakeCache.txt", none)) return product;
    std::istringstream text(read_text(product.folder / "CMakeCache.txt"));
    for (std::string line; std::getline(text, line);) {
        const auto colon = line.find(':');
        const auto equals = line.find('=');
        if (line.starts_with("#") || line.starts_with("//") || colon > equals) continue;
        product.cache[line.substr(0, colon)] = line.substr(equals + 1);
    }
    return product;
}

std::string rtl_digest(const fs::path& rtl) {
    std::string all;
    for (const fs::path& file : rtl_files(rtl)) all += file.string() + "\n" + read_text(rtl / file) + "\n";
    return text_digest(all);
}

std::string newer_than(const fs::path& rtl, const fs::path& program) {
    std::error_code none;
    const auto built = fs::last_write_time(program, none);
    for (const fs::path& file : rtl_files(rtl))
        if (fs::last_write_time(rtl / file, none) > built) return (rtl / file).string();
    return "";
}

Programs build_rtl(const ProductBuild& product, const RtlBuildOrder& order) {
    if (!product.known())
        throw error_at({"tendril regress --rtl"},
                       fmt::format("there is no CMakeCache.txt in {}", product.folder.string()),
                       "the program from its build folder, sim/tendril");
    const std::string digest = rtl_digest(order.rtl);
    const fs::path build =
        product.folder / "rtl-cache" / (digest.substr(0, 16) + (order.coverage ? "-coverage" : ""));
    const std::string name = (order.coverage ? "coverage of rtl " : "rtl ") + digest.substr(0, 8);
    std::error_code problem;
    fs::create_directories(build, problem);
    if (problem) throw Error(Exit::resource, fmt::format("{}: {}", build.string(), problem.message()));
    const Lock lock(build / kLock);
    forget_half(build);
    Verilated blocks = Verilated::in(build / "built");
    const Verilated before = blocks;
    blocks.add(product, order);
    const bool there = blocks == before;
    const auto began = std::chrono::steady_clock::now();
    StatusLine line("steps", order.progress);
    std::string log;
    int status = 0;
    if (!there) {
        fmt::print("{}: {} is built in {}\n", name, order.rtl.string(), build.string());
        std::fflush(stdout);
        copy_rtl(order.rtl, build / "rtl-copy");
        write_text_atomically(build / kConfiguring, "");
        status = run_command(configure_command(product, order, blocks, build), log, line, " of " + name);
        fs::remove(build / kConfiguring);
    }
    std::vector<std::string> make = {order.cmake, "--build", build.string(), "-j", std::to_string(order.jobs),
                                     "--target"};
    make.insert(make.end(), order.targets.begin(), order.targets.end());
    if (status == 0) status = run_command(make, log, line, " of " + name);
    line.clear();
    write_text_atomically(build / "log.txt", log);
    if (status != 0)
        throw Error(Exit::check_failed,
                    fmt::format("{} does not build: {}; all of it is in {}", name,
                                first_error(log, (build / "rtl-copy").string(), order.rtl.string()),
                                (build / "log.txt").string()));
    if (!there) write_text_atomically(build / "built", blocks.text());
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - began;
    fmt::print("{}: {} in {:.1f} s\n", name, there ? "built before, up to date" : "built", wall.count());
    std::fflush(stdout);
    ProductBuild built = product;
    built.folder = build;
    return built.programs();
}

}  // namespace tendril
