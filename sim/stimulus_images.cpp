// Images as spikes.
#include "sim/stimulus_images.h"

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

void ttfs_on_off(const LabelledImage& image, std::int64_t tick, std::vector<std::uint16_t>& lines) {
    if (tick < 0 || tick >= kBrightest) return;
    const std::size_t count = image.pixels.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (kBrightest - image.pixels[i] == tick) lines.push_back(static_cast<std::uint16_t>(i));
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (image.pixels[i] == tick) lines.push_back(static_cast<std::uint16_t>(count + i));
    }
}

ImageEntry::ImageEntry(std::vector<LabelledImage> images, int ph_len, std::optional<RandomStream> order)
    : images_(std::move(images)), ph_len_(ph_len), start_(order), order_(order) {}

std::size_t ImageEntry::image_of(std::int64_t phase) {
    const auto count = static_cast<std::int64_t>(images_.size());
    if (!order_) return static_cast<std::size_t>(phase % count);
    if (phase + 1 < drawn_) {  // it starts anew
        order_ = start_;
        drawn_ = 0;
    }
    if (phase > drawn_) {
        order_->skip(static_cast<std::uint64_t>(phase - drawn_));
        drawn_ = phase;
    }
    if (phase == drawn_) {
        image_ = static_cast<std::size_t>(order_->below(count));
        ++drawn_;
    }
    return image_;
}

void ImageEntry::lines_at(std::int64_t time, std::vector<std::uint16_t>& lines) {
    ttfs_on_off(images_[image_of(time / ph_len_)], time % ph_len_, lines);
}

}  // namespace tendril
