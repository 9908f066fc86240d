#include "sim/regress/work_desk.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "sim/atomic_file.h"
#include "sim/error.h"
#include "sim/regress/scheduler.h"

namespace tendril {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

constexpr const char* kEnd = ".end";

fs::path end_file(const fs::path& desk, std::size_t id) {
    return desk / "ends" / (std::to_string(id) + kEnd);
}

std::string line_of(const Work& work) {
    return Json{{"id", work.id},
                {"commands", work.commands},
                {"log", work.log.string()},
                {"timeout", work.timeout.count()}}
        .dump();
}

Work work_from(const std::string& line) {
    const Json json = Json::parse(line);
    Work work;
    json.at("id").get_to(work.id);
    json.at("commands").get_to(work.commands);
    work.log = json.at("log").get<std::string>();
    work.timeout = std::chrono::duration<double>(json.at("timeout").get<double>());
    return work;
}

std::string text_of(const WorkEnd& end) {
    return Json{{"id", end.id}, {"how", end.how}, {"code", end.code}, {"seconds", end.seconds}}.dump();
}

WorkEnd end_from(const std::string& text) {
    const Json json = Json::parse(text);
    return {json.at("id"), json.at("how").get<WorkEnd::How>(), json.at("code"), json.at("seconds"), ""};
}

}  // namespace

void WorkDesk::prepare() const {
    std::error_code problem;
    fs::remove_all(folder_, problem);
    for (const char* name : {"orders", "logs", "ends"}) {
        fs::create_directories(folder_ / name, problem);
        if (problem) throw Error(Exit::resource, fmt::format("{}: {}", folder_.string(), problem.message()));
    }
}

void WorkDesk::order(std::size_t task, const std::vector<Work>& works) const {
    std::string text;
    for (const Work& work : works) text += line_of(work) + "\n";
    write_text_atomically(folder_ / "orders" / std::to_string(task), text);
}

std::vector<WorkEnd> WorkDesk::take_ends() const {
    std::vector<fs::path> files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder_ / "ends", none))
        if (entry.path().extension() == kEnd) files.push_back(entry.path());
    std::vector<WorkEnd> ends;
    for (const fs::path& file : files) {
        ends.push_back(end_from(read_text(file)));
        fs::remove(file);
    }
    return ends;
}

void WorkDesk::stop() const { write_text_atomically(folder_ / "stop", ""); }

void WorkDesk::remove() const {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

void work_on_order(const fs::path& order) {
    const fs::path desk = fs::absolute(order).parent_path().parent_path();
    std::istringstream lines(read_text(order));
    for (std::string line; std::getline(lines, line);) {
        if (fs::exists(desk / "stop")) return;
        const Work work = work_from(line);
        const fs::path file = end_file(desk, work.id);
        if (fs::exists(file)) continue;  // a task that Slurm has started again
        Scheduler scheduler(1, {});
        scheduler.add(work);
        scheduler.run([&](const WorkEnd& end) { write_text_atomically(file, text_of(end)); });
    }
}

}  // namespace tendril
