// A save file of GTKWave read again: the rows of a run, to be laid out in another way.
#pragma once

#include <string>
#include <vector>

#include "sim/recorder/gtkw.h"

namespace tendril {

/// A row as it stands in the file.
struct GtkwRow {
    std::string signal;  ///< path with dots, without its range; "" for headings, comments and empty rows
    std::string lines;   ///< all lines that belong to it, flags and colour included
};

/// The groups of a save file of ours.
struct GtkwFile {
    struct Group {
        std::string title;
        std::vector<GtkwRow> rows;
    };
    std::vector<Group> groups;
    WaveView view;
};

/// @param text of a file that gtkw_text() has written
GtkwFile read_gtkw(const std::string& text);

/// A layout's line by line: "= TITLE" begins a group, "# …" is a comment of the file, "- TEXT" a row of text,
/// anything else a pattern of signals. {core}, {neuron}, {hub} stand for what --at names, else for *.
/// Of two runs in one file (tendril diff --wave) a pattern fits the signals of both. Rows that no signal fits
/// are left out. @throws Error Exit::usage where none is left
std::vector<GtkwFile::Group> lay_out(const GtkwFile& run, const std::string& layout, const std::string& name);

/// The whole save file.
std::string gtkw_text(const std::string& fst, const std::vector<GtkwFile::Group>& groups,
                      const WaveView& view);

}  // namespace tendril
