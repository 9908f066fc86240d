// The command line of tendril gallery.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace tendril {

struct GalleryOptions {
    std::string file;
    bool check = false;  ///< compare the pictures instead of drawing them
};

/// The command, of the whole program.
void add_gallery(CLI::App& app, GalleryOptions& options);

}  // namespace tendril
