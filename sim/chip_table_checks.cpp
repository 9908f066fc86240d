// What a chip file may not say: keys of its lists that need or exclude each other.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sim/chip_checks.h"

namespace tendril {

namespace {

void refuse_key(const Origin& origin, const std::string& key, bool fits, const std::string& belongs_to) {
    if (fits || !origin.given(key)) return;
    throw error_at(origin.at(key), key + " does not belong here", belongs_to);
}

void require_key(const Origin& origin, const std::string& key, bool needed, const std::string& who) {
    if (!needed || origin.given(key)) return;
    throw error_at(origin.table, fmt::format("{} has no {}", who, key), "it must be given");
}

bool is_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

void check_source(const ChipSpec& spec, const AxonsSpec& entry) {
    std::vector<std::string> names = {"random", "permutation"};
    for (const HostSpec& host : spec.host) names.push_back(host.name);
    const Place& place = entry.origin.at("source");
    if (is_number(entry.source)) {
        if (std::stoi(entry.source) < spec.cores()) return;
        throw error_at(place, fmt::format("source = {} is no core", entry.source),
                       fmt::format("0..{}", spec.cores() - 1));
    }
    if (std::find(names.begin(), names.end(), entry.source) != names.end()) return;
    std::string allowed = fmt::format("a core 0..{}", spec.cores() - 1);
    for (const std::string& name : names) allowed += ", " + name;
    throw error_at(place, fmt::format("there is no source \"{}\"", entry.source), allowed,
                   nearest(entry.source, names));
}

void check_axons(const ChipSpec& spec, const AxonsSpec& entry) {
    const bool random = entry.source == "random";
    const bool fixed_source = !random && entry.source != "permutation";
    check_source(spec, entry);
    refuse_key(entry.origin, "cores", random, "with source = \"random\"");
    refuse_key(entry.origin, "by_level", random, "with source = \"random\"");
    refuse_key(entry.origin, "neurons", fixed_source || entry.neurons.all(),
               "with the source a host or a core");
    require_key(entry.origin, "cores", random, "source = \"random\"");
    if (entry.delay.high > spec.size.delay_max) {
        throw error_at(entry.origin.at("delay"), fmt::format("delay = {} is too long", entry.delay.high),
                       fmt::format("1..{} ticks, delay_max of [size]", spec.size.delay_max));
    }
    const bool exc = entry.type == "exc";
    refuse_key(entry.origin, "inhibitory", exc || entry.inhibitory == 0, "with type = \"exc\"");
    refuse_key(entry.origin, "inhibitory_every", exc || entry.inhibitory_every == 0, "with type = \"exc\"");
    if (entry.inhibitory > 0 && entry.inhibitory_every > 0) {
        throw error_at(entry.origin.at("inhibitory_every"), "inhibitory is given as well", "one of the two");
    }
    if (!random) return;
    const auto levels = static_cast<std::size_t>(spec.topology.levels);
    if (entry.by_level->size() != levels) {
        throw error_at(entry.origin.at("by_level"),
                       fmt::format("by_level has {} values", entry.by_level->size()),
                       fmt::format("one for each of the {} levels", levels));
    }
    if (std::all_of(entry.by_level->begin(), entry.by_level->end(), [](double p) { return p <= 0; })) {
        throw error_at(entry.origin.at("by_level"), "by_level is 0 everywhere", "one share above 0 at least");
    }
}

void check_synapses(const SynapsesSpec& entry) {
    const std::string who = fmt::format("fill = \"{}\"", entry.fill);
    require_key(entry.origin, "file", entry.fill == "file", who);
    require_key(entry.origin, "targets", entry.fill == "targets", who);
    require_key(entry.origin, "k", entry.fill == "uniform", who);
    refuse_key(entry.origin, "file", entry.fill == "file", "with fill = \"file\"");
    refuse_key(entry.origin, "targets", entry.fill == "targets", "with fill = \"targets\"");
    if (entry.fill == "constant" && !entry.k.fixed()) {
        throw error_at(entry.origin.at("k"), "a constant is one number",
                       "a number, or fill = \"uniform\" for [low, high]");
    }
}

/// Spikes of a list: [tick, line] each, of lines that the host has, none there twice.
void check_spikes(const HostSpec& host, const StimulusSpec& entry) {
    const Place& place = entry.origin.at("spikes");
    std::set<std::vector<std::int64_t>> seen;
    for (const auto& spike : *entry.spikes) {
        if (spike.size() != 2) {
            throw error_at(place, fmt::format("an element of spikes has {} numbers", spike.size()),
                           "two, [tick, line]");
        }
        if (spike[1] >= host.lines) {
            throw error_at(place, fmt::format("host \"{}\" has no line {}", host.name, spike[1]),
                           fmt::format("0..{}", host.lines - 1));
        }
        if (!seen.insert(spike).second)
            throw error_at(place, fmt::format("[{}, {}] is there twice", spike[0], spike[1]), "once");
    }
}

void check_stimulus(const ChipSpec& spec, const StimulusSpec& entry) {
    std::vector<std::string> names;
    std::string allowed;
    for (const HostSpec& host : spec.host) {
        names.push_back(host.name);
        (allowed += allowed.empty() ? "" : ", ") += host.name;
    }
    const auto named = std::find(names.begin(), names.end(), entry.host);
    if (named == names.end()) {
        throw error_at(entry.origin.at("host"), fmt::format("there is no host \"{}\"", entry.host),
                       allowed.empty() ? "the chip has none" : allowed, nearest(entry.host, names));
    }
    const bool images = entry.kind == "images";
    const bool poisson = entry.kind == "poisson";
    const std::string who = fmt::format("kind = \"{}\"", entry.kind);
    const bool list = entry.kind == "list";
    require_key(entry.origin, "file", !poisson && !list, who);
    require_key(entry.origin, "rate", poisson, who);
    require_key(entry.origin, "spikes", list, who);
    refuse_key(entry.origin, "spikes", list, "with kind = \"list\"");
    refuse_key(entry.origin, "file", !poisson && !list, "with kind = \"file\" or \"images\"");
    if (list) check_spikes(spec.host[static_cast<std::size_t>(named - names.begin())], entry);
    refuse_key(entry.origin, "rate", poisson, "with kind = \"poisson\"");
    refuse_key(entry.origin, "encoder", images, "with kind = \"images\"");
    refuse_key(entry.origin, "order", images, "with kind = \"images\"");
    if (entry.until && *entry.until < entry.from) {
        throw error_at(entry.origin.at("until"), "until lies before from", "the first tick after the last");
    }
    if (!images) return;
    const int ph_len = spec.neuron.params.ph_len;
    if (ph_len < 16) {
        throw error_at(entry.origin.at("kind"), fmt::format("ph_len = {} is too short for an image", ph_len),
                       "16 ticks or more: one image a phase");
    }
    if (entry.from % ph_len != 0) {
        throw error_at(entry.origin.at("from"), "images begin with a phase",
                       fmt::format("a multiple of ph_len = {}", ph_len));
    }
    if (entry.repeat_every && *entry.repeat_every % ph_len != 0) {
        throw error_at(entry.origin.at("repeat_every"), "images end with a phase",
                       fmt::format("a multiple of ph_len = {}", ph_len));
    }
}

}  // namespace

void check_tables(const ChipSpec& spec) {
    for (const AxonsSpec& entry : spec.axons) check_axons(spec, entry);
    for (const SynapsesSpec& entry : spec.synapses) check_synapses(entry);
    for (const StimulusSpec& entry : spec.stimulus) check_stimulus(spec, entry);
}

}  // namespace tendril
