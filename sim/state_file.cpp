// Writes final.state: canonical values, ascending order, nothing that is all zero.
#include "sim/state_file.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "sim/state_text.h"

namespace tendril {

namespace {

/// A row under construction: a word and numbers, one space between them.
class Row {
public:
    explicit Row(std::string& text) : text_(text), start_(text.size()) {}

    Row& word(std::string_view w) { return text_ += w, *this; }
    Row& operator<<(std::int64_t number) {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
        text_ += ' ';
        text_.append(digits, end);
        return *this;
    }
    /// A number that keeps the row from being left out.
    Row& value(std::int64_t number) {
        matters_ = matters_ || number != 0;
        return *this << number;
    }
    void end() { text_ += '\n'; }
    void end_unless_zero() {
        if (matters_) return end();
        text_.resize(start_);
    }

private:
    std::string& text_;
    std::size_t start_;
    bool matters_ = false;
};

void write_neurons(std::string& text, const CoreState& core) {
    for (std::size_t j = 0; j < core.neurons.size(); ++j) {
        const NeuronState& n = core.neurons[j];
        const std::int16_t tf = core.learning.tf[j];
        Row row(text);
        row.word("neuron") << static_cast<std::int64_t>(j);
        row.value(n.v).value(n.s).value(n.th).value(n.ref).value(n.inht).value(n.e);
        row.value(n.bc).value(n.bt).value(n.latph).value(n.fired).value(n.inh);
        row.value(tf >= 0).value(std::max<int>(tf, 0)).end_unless_zero();
    }
}

void write_axons(std::string& text, const LearningState& learning, Tick next) {
    for (std::size_t i = 0; i < learning.ta.size(); ++i) {
        const std::int16_t ta = learning.ta[i];
        const std::int64_t tl = learning.tl[i];
        Row row(text);
        row.word("axon") << static_cast<std::int64_t>(i);
        row.value(ta >= 0).value(std::max<int>(ta, 0)).value(learning.rk[i]);
        row.value(tl >= 0).value(tl >= 0 ? next - Tick(tl) : 0).end_unless_zero();
    }
}

void write_pending(std::string& text, const CoreState& core) {
    for (std::size_t ahead = 1; ahead < core.pending.size(); ++ahead) {
        const std::vector<bool>& slot = core.pending[ahead];
        if (std::find(slot.begin(), slot.end(), true) == slot.end()) continue;
        Row row(text);
        row.word("pending") << static_cast<std::int64_t>(ahead);
        for (std::size_t i = 0; i < slot.size(); ++i) {
            if (slot[i]) row << static_cast<std::int64_t>(i);
        }
        row.end();
    }
}

void write_synapses(std::string& text, const CoreState& core) {
    const std::size_t neurons = core.neurons.size();
    for (std::size_t i = 0; i < core.learning.ta.size(); ++i) {
        Row row(text);
        row.word("k") << static_cast<std::int64_t>(i);
        for (std::size_t j = 0; j < neurons; ++j) row.value(core.k[i * neurons + j]);
        row.end_unless_zero();
    }
}

/// Growth across cores: the axon table as it has become, and what the core asks for.
void write_growth(std::string& text, const CoreState& core) {
    if (!core.axon_table) return;
    Row(text).word("table") << static_cast<std::int64_t>(core.axon_table->size());
    text += '\n';
    for (const AxonEntry& entry : *core.axon_table) {
        Row row(text);
        row.word("entry") << entry.source.value << entry.neuron << entry.axon << entry.delay << entry.pair;
        row.end();
    }
    const RemoteRequest& wish = core.learning.request;
    if (!wish.valid) return;
    Row row(text);
    row.word("request") << wish.neuron << wish.core << wish.post;
    row.end();
}

void canonicalise(CoreState& core, Tick next) {
    make_canonical(core);
    LearningState& learning = core.learning;
    const std::size_t axons = learning.ta.size();
    for (std::int16_t& ta : learning.ta) ta = std::max<std::int16_t>(ta, -1);
    for (std::int16_t& tf : learning.tf) tf = std::max<std::int16_t>(tf, -1);
    for (std::int64_t& tl : learning.tl) {
        tl = tl < 0 ? -1 : std::max(tl, (next - state_text::kOldestAge).value);
    }
    for (std::vector<bool>& slot : core.pending) slot.resize(axons, false);
    core.pending[0].assign(axons, false);
}

constexpr std::string_view kEnd = "end\n";

std::string head_of(const ChipState& state) {
    return fmt::format("{}tick {}\ncores {}\n", state_text::kHead, state.tick.value, state.cores.size());
}

void write_core(std::string& text, const ChipState& state, std::size_t c) {
    CoreState core = state.cores[c];
    canonicalise(core, state.tick + 1);
    const LearningState& learning = core.learning;
    text += fmt::format("core {} {} {} {} {} {} {}\n", c, core.neurons.size(), learning.ta.size(), core.rank0,
                        learning.rank, learning.lfsr, learning.episodes);
    write_neurons(text, core);
    write_axons(text, learning, state.tick + 1);
    write_pending(text, core);
    write_synapses(text, core);
    write_growth(text, core);
}

std::string hex(const XXH128_hash_t& hash) { return fmt::format("{:016x}{:016x}", hash.high64, hash.low64); }

}  // namespace

ChipState canonical(ChipState state) {
    for (CoreState& core : state.cores) canonicalise(core, state.tick + 1);
    return state;
}

std::string write_state(const ChipState& state) {
    std::string text = head_of(state);
    for (std::size_t c = 0; c < state.cores.size(); ++c) write_core(text, state, c);
    return text += kEnd;
}

std::string text_digest(std::string_view text) { return hex(XXH3_128bits(text.data(), text.size())); }

/// Core by core: the text of a big chip is bigger than the chip.
std::string state_digest(const ChipState& state) {
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> hash(XXH3_createState(), XXH3_freeState);
    XXH3_128bits_reset(hash.get());
    const auto add = [&](std::string_view text) {
        XXH3_128bits_update(hash.get(), text.data(), text.size());
    };
    add(head_of(state));
    std::string text;
    for (std::size_t c = 0; c < state.cores.size(); ++c) {
        text.clear();
        write_core(text, state, c);
        add(text);
    }
    add(kEnd);
    return hex(XXH3_128bits_digest(hash.get()));
}

}  // namespace tendril
