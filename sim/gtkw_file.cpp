// Rows in, rows out: flags and colours stay as they are.
#include "sim/gtkw_file.h"

#include <fmt/format.h>
#include <fnmatch.h>

#include <sstream>

#include "sim/error.h"
#include "sim/recorder/gtkw_place.h"

namespace tendril {

namespace {

bool begins_group(const std::string& line) { return line == "@800200" || line == "@c00200"; }
bool ends_group(const std::string& line) { return line == "@1000200" || line == "@1401200"; }

void read_place(const std::string& line, WaveView& view) {
    std::istringstream words(line.substr(1));
    double zoom = 0;
    words >> zoom >> view.marker;
    view.cycles = gtkw_cycles(zoom);
    for (std::int64_t mark = 0; words >> mark && mark >= 0;) view.marks.push_back({"", mark});
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// A signal of two runs in one file is what it is in its own.
bool fits(const std::string& pattern, const std::string& signal) {
    const bool of_pair = signal.starts_with("a.") || signal.starts_with("b.");
    return fnmatch(pattern.c_str(), signal.c_str(), 0) == 0 ||
           (of_pair && fnmatch(pattern.c_str(), signal.c_str() + 2, 0) == 0);
}

}  // namespace

GtkwFile read_gtkw(const std::string& text) {
    GtkwFile file;
    std::string pending;  // flags and colour of the row to come
    const std::vector<std::string> lines = lines_of(text);
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const std::string& line = lines[at];
        if (begins_group(line)) {
            file.groups.push_back({lines.at(++at).substr(1), {}});
        } else if (ends_group(line)) {
            ++at;
        } else if (line.starts_with("*")) {
            read_place(line, file.view);
        } else if (line.starts_with("[timestart]")) {
            file.view.from = std::stoll(line.substr(11));
        } else if (line.starts_with("[markername]")) {
            file.view.marks.at(static_cast<std::size_t>(line.at(13) - 'A')).name = line.substr(14);
        } else if (file.groups.empty()) {
            continue;  // of the window
        } else if (line == "-") {
            file.groups.back().rows.back().lines += pending + line + "\n";
            pending.clear();
        } else if (line.starts_with("@") || line.starts_with("[color]")) {
            pending += line + "\n";
        } else {
            file.groups.back().rows.push_back({line.substr(0, line.find('[')), pending + line + "\n"});
            pending.clear();
        }
    }
    return file;
}

std::vector<GtkwFile::Group> lay_out(const GtkwFile& run, const std::string& layout,
                                     const std::string& name) {
    std::vector<GtkwFile::Group> groups;
    bool found = false;
    for (const std::string& line : lines_of(layout)) {
        if (line.empty() || line.starts_with("#")) continue;
        if (line.starts_with("= ")) {
            groups.push_back({line.substr(2), {}});
            continue;
        }
        if (groups.empty()) groups.push_back({name, {}});
        if (line.starts_with("- ")) {
            groups.back().rows.push_back({"", fmt::format("@200\n-{}\n", line.substr(2))});
            continue;
        }
        for (const GtkwFile::Group& group : run.groups) {
            for (const GtkwRow& row : group.rows) {
                if (!fits(line, row.signal)) continue;
                groups.back().rows.push_back(row);
                found = true;
            }
        }
    }
    if (!found) throw Error(Exit::usage, fmt::format("{}: no signal of this run fits any of its rows", name));
    return groups;
}

std::string gtkw_text(const std::string& fst, const std::vector<GtkwFile::Group>& groups,
                      const WaveView& view) {
    std::string text = gtkw_head(fst, view);
    for (const GtkwFile::Group& group : groups) {
        text += fmt::format("@800200\n-{}\n", group.title);
        for (const GtkwRow& row : group.rows) text += row.lines;
        text += fmt::format("@1000200\n-{}\n", group.title);
    }
    return text;
}

}  // namespace tendril
