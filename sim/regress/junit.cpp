// A regression as JUnit XML, for whatever shows test results.
#include <fmt/format.h>

#include <filesystem>

#include "sim/regress/report.h"

namespace tendril {

namespace {

/// Text or attribute: markup escaped, what XML 1.0 cannot hold replaced.
std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? '?' : c;
        }
    }
    return out;
}

std::string case_xml(const JobResult& done) {
    const std::string& name = done.job.test->name;
    const auto slash = name.rfind('/');
    const std::string classname = slash == std::string::npos ? "" : name.substr(0, slash);
    const std::string title = slash == std::string::npos ? name : name.substr(slash + 1);
    std::string xml = fmt::format(R"(  <testcase classname="{}" name="{} seed=0x{:x}" time="{:.3f}")",
                                  escaped(classname), escaped(title), done.job.seed, done.seconds);
    if (done.verdict.passed()) return xml + "/>\n";
    xml += ">\n";
    if (done.verdict.status == Status::not_run) return xml + "    <skipped/>\n  </testcase>\n";
    return xml + fmt::format("    <failure type=\"{}\" message=\"{}\">REPRO {}</failure>\n  </testcase>\n",
                             name_of(done.verdict.status), escaped(done.verdict.what), escaped(done.repro));
}

}  // namespace

std::string junit_xml(const RegressResult& result) {
    const std::string name = std::filesystem::path(result.list).stem().string();
    std::string xml = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n <testsuite "
        "name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" "
        "time=\"{:.3f}\">\n",
        escaped(name), result.jobs.size(), result.failed(), result.count(Status::not_run), result.seconds);
    for (const JobResult& done : result.jobs) xml += case_xml(done);
    return xml + " </testsuite>\n</testsuites>\n";
}

}  // namespace tendril
