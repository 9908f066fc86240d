// Images as a stimulus.
#include "sim/stimulus_images.h"

namespace tendril {

ImageEntry::ImageEntry(EncodedImages images, int ph_len, std::optional<RandomStream> order)
    : images_(std::move(images)), ph_len_(ph_len), start_(order), order_(order) {}

std::size_t ImageEntry::image_of(std::int64_t phase) {
    const auto count = static_cast<std::int64_t>(images_.count());
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
    for (const HostSpike& spike : images_.at(image_of(time / ph_len_), time % ph_len_))
        lines.push_back(spike.line);
}

}  // namespace tendril
