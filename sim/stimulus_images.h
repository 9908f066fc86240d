// Images as a stimulus: one a phase.
#pragma once

#include <optional>
#include <vector>

#include "sim/image_code.h"
#include "sim/random.h"
#include "sim/stimulus_entry.h"

namespace tendril {

class ImageEntry : public StimulusEntry {
public:
    /// @param order none: the order of the file, over and over; else one draw a phase, below(images)
    ImageEntry(EncodedImages images, int ph_len, std::optional<RandomStream> order);
    void lines_at(std::int64_t time, std::vector<std::uint16_t>& lines) override;

private:
    std::size_t image_of(std::int64_t phase);

    EncodedImages images_;
    int ph_len_;
    std::optional<RandomStream> start_;  ///< the stream before its first draw
    std::optional<RandomStream> order_;
    std::int64_t drawn_ = 0;  ///< phases
    std::size_t image_ = 0;   ///< of the last phase drawn
};

}  // namespace tendril
