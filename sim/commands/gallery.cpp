// tendril gallery: draws what chips of a gallery do, or checks that the pictures beside them still show it.
#include <fmt/format.h>

#include <filesystem>

#include "sim/atomic_file.h"
#include "sim/commands/commands.h"
#include "sim/gallery/gallery.h"

namespace tendril {

Exit carry_out(const GalleryOptions& options) {
    const GallerySpec gallery = load_gallery(options.file);
    int stale = 0;
    for (const PictureSpec& picture : gallery.pictures) {
        std::vector<Trace> traces = {trace_of(picture, {})};
        if (!picture.beside.empty()) traces.push_back(trace_of(picture, picture.beside));
        const std::string svg = picture_of(picture, traces);
        const auto file = std::filesystem::path(picture.chip).replace_extension(".svg");
        if (!options.check) {
            write_text_atomically(file, svg);
            continue;
        }
        if (std::filesystem::exists(file) && read_text(file) == svg) continue;
        fmt::print("{}: not what {} does now\n", file.string(), picture.chip);
        ++stale;
    }
    fmt::print("{} pictures{}\n", gallery.pictures.size(),
               options.check ? fmt::format(", {} of them stale", stale) : " drawn");
    return stale == 0 ? Exit::ok : Exit::check_failed;
}

}  // namespace tendril
