#include "sim/report/page.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

#include "sim/atomic_file.h"
#include "sim/error.h"
#include "sim/experiment_page.h"

namespace tendril {

namespace {

std::string charting_library() {
    const std::string file = d3_file();
    if (!std::filesystem::exists(file))
        throw Error(Exit::resource,
                    fmt::format("{}: the charting library of reports is not there; Debian's package libjs-d3 "
                                "has it (scripts/packages build), or TENDRIL_D3=FILE names a d3.min.js of "
                                "version 3",
                                file));
    std::string text = read_text(file);
    if (text.find("version:\"3.") == std::string::npos || text.find("</script") != std::string::npos)
        throw Error(Exit::resource, fmt::format("{}: is not d3 version 3 (Debian's libjs-d3)", file));
    return text;
}

/// Inside a script element, nothing may look like its end.
std::string inside_script(std::string text) {
    for (std::size_t at = text.find("</"); at != std::string::npos; at = text.find("</", at + 3))
        text.replace(at, 2, "<\\/");
    return text;
}

}  // namespace

std::string d3_file() {
    const char* named = std::getenv("TENDRIL_D3");
    return named != nullptr ? named : TENDRIL_D3_FILE;
}

std::string report_page(std::string_view title, const nlohmann::ordered_json& data,
                        std::span<const std::string_view> scripts) {
    std::string html = fmt::format(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n<style>\n{}</style>\n"
        "</head>\n<body>\n<script id=\"data\" type=\"application/json\">\n{}\n</script>\n<script>\n{}\n"
        "</script>\n",
        escaped(title), kPageParts.style, inside_script(data.dump()), charting_library());
    for (const std::string_view script : scripts) html += fmt::format("<script>\n{}</script>\n", script);
    return html + "</body>\n</html>\n";
}

}  // namespace tendril
