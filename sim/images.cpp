#include "sim/images.h"

#include <fmt/format.h>

#include "sim/atomic_file.h"
#include "sim/text_scanner.h"

namespace tendril {

std::vector<LabelledImage> read_images(const std::string& path) {
    const std::string text = read_text(path);
    TextScanner in(text, path);
    std::vector<LabelledImage> images;
    while (in.next_line()) {
        LabelledImage image;
        image.label = static_cast<int>(in.number("label", 0, 255));
        while (in.more_words()) {
            image.pixels.push_back(static_cast<std::uint8_t>(in.number("pixel", 0, kBrightest)));
        }
        if (image.pixels.empty()) throw in.error("an image without pixels", "label, then pixels");
        if (!images.empty() && image.pixels.size() != images[0].pixels.size()) {
            throw in.error(fmt::format("{} pixels, the first image has {}", image.pixels.size(),
                                       images[0].pixels.size()),
                           "images of one size");
        }
        images.push_back(std::move(image));
    }
    if (images.empty()) throw error_at({path, 1, 1}, "there are no images", "one a line: label, then pixels");
    return images;
}

}  // namespace tendril
