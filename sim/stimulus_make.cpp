// The stimulus of a run, merged from its entries.
#include "sim/stimulus_make.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/stimulus_file.h"
#include "sim/stimulus_images.h"
#include "sim/stimulus_list.h"
#include "sim/stimulus_poisson.h"

namespace tendril {

namespace {

/// One host's lines of a stimulus file.
class FileEntry : public StimulusEntry {
public:
    FileEntry(const std::string& path, const ChipPlan& plan, std::uint16_t host)
        : file_(path, plan), host_(host) {}
    void lines_at(std::int64_t time, std::vector<std::uint16_t>& lines) override {
        for (const HostSpike& spike : file_.at(time)) {
            if (spike.host == host_) lines.push_back(spike.line);
        }
    }

private:
    StimulusFile file_;
    std::uint16_t host_;
};

/// `--stimulus FILE`: the file alone.
class Replacement : public Stimulus {
public:
    Replacement(const std::string& path, const ChipPlan& plan) : file_(path, plan) {}
    std::span<const HostSpike> at(Tick tick) override { return file_.at(tick.value); }

private:
    StimulusFile file_;
};

/// An entry in the chip's time.
struct Voice {
    std::uint16_t host = 0;
    std::int64_t from = 0;
    std::int64_t until = INT64_MAX;
    std::int64_t repeat_every = INT64_MAX;
    std::unique_ptr<StimulusEntry> entry;
};

class Merged : public Stimulus {
public:
    explicit Merged(std::vector<Voice> voices) : voices_(std::move(voices)) {}
    std::span<const HostSpike> at(Tick tick) override;

private:
    std::vector<Voice> voices_;
    std::vector<std::uint16_t> lines_;
    std::vector<HostSpike> spikes_;
};

std::span<const HostSpike> Merged::at(Tick tick) {
    spikes_.clear();
    for (Voice& voice : voices_) {
        if (tick.value < voice.from || tick.value >= voice.until) continue;
        lines_.clear();
        voice.entry->lines_at((tick.value - voice.from) % voice.repeat_every, lines_);
        for (const std::uint16_t line : lines_) spikes_.push_back({voice.host, line});
    }
    std::sort(spikes_.begin(), spikes_.end());
    spikes_.erase(std::unique(spikes_.begin(), spikes_.end()), spikes_.end());
    return spikes_;
}

std::unique_ptr<StimulusEntry> make_images(const ChipSpec& spec, const StimulusSpec& entry,
                                           const HostPlan& host, RandomStream stream) {
    const std::vector<LabelledImage> images = read_images(entry.file);
    const std::size_t lines = 2 * images[0].pixels.size();
    if (lines > static_cast<std::size_t>(host.lines)) {
        throw error_at(
            entry.origin.at("host"),
            fmt::format("host \"{}\" has {} lines, the images need {}", host.name, host.lines, lines),
            "an ON and an OFF line for each pixel");
    }
    std::optional<RandomStream> order;
    if (entry.order == "random") order = stream;
    return std::make_unique<ImageEntry>(EncodedImages(images, entry.encoder), spec.neuron.params.ph_len,
                                        order);
}

std::unique_ptr<StimulusEntry> make_entry(const ChipSpec& spec, const ChipPlan& plan, std::size_t index,
                                          std::uint16_t host) {
    const StimulusSpec& entry = spec.stimulus[index];
    const RandomStream stream(fmt::format("stimulus{}", index), plan.seed);
    if (entry.kind == "file") return std::make_unique<FileEntry>(entry.file, plan, host);
    if (entry.kind == "list") return std::make_unique<ListEntry>(*entry.spikes);
    if (entry.kind == "images") return make_images(spec, entry, plan.hosts[host], stream);
    return std::make_unique<PoissonEntry>(plan.hosts[host].lines, *entry.rate, stream);
}

}  // namespace

std::unique_ptr<Stimulus> make_stimulus(const ChipSpec& spec, const ChipPlan& plan,
                                        const std::string& replacement) {
    if (!replacement.empty()) return std::make_unique<Replacement>(replacement, plan);
    std::vector<Voice> voices;
    for (std::size_t i = 0; i < spec.stimulus.size(); ++i) {
        const StimulusSpec& entry = spec.stimulus[i];
        Voice voice;
        while (plan.hosts[voice.host].name != entry.host) ++voice.host;
        voice.from = entry.from;
        voice.until = entry.until.value_or(INT64_MAX);
        voice.repeat_every = entry.repeat_every.value_or(INT64_MAX);
        voice.entry = make_entry(spec, plan, i, voice.host);
        voices.push_back(std::move(voice));
    }
    return std::make_unique<Merged>(std::move(voices));
}

}  // namespace tendril
