#include "sim/gallery/options.h"

#include <CLI/CLI.hpp>

namespace tendril {

void add_gallery(CLI::App& app, GalleryOptions& o) {
    CLI::App& command =
        *app.add_subcommand("gallery", "pictures of what neurons do, beside their chip files");
    command.footer("Example:\n  tendril gallery configs/gallery/gallery.toml --check");
    command.allow_extras();
    command.add_option("file", o.file, "the gallery file")->type_name("FILE.toml")->required();
    command.add_flag("--check", o.check, "draw nothing: exit 1 where a picture is not what the chip does");
}

}  // namespace tendril
