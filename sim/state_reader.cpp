// Reads final.state and refuses everything that write_state would not have written.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "sim/atomic_file.h"
#include "sim/state_file.h"
#include "sim/state_text.h"
#include "sim/text_scanner.h"

namespace tendril {

namespace {

constexpr std::int64_t kForever = std::numeric_limits<std::int64_t>::max() / 2;

/// Reader of one text; a row of a kind must come after the rows of the kinds before it.
class StateReader {
public:
    StateReader(std::string_view text, const std::string& file, const ChipPlan& plan)
        : scanner_(text, file), plan_(plan) {}

    ChipState read() {
        read_head();
        need_line("tick");
        state_.tick = Tick(scanner_.number("tick", -1, kForever));
        scanner_.end_line();
        need_line("cores");
        const auto cores = static_cast<std::int64_t>(plan_.cores.size());
        const std::int64_t given = scanner_.number("cores", 1, std::numeric_limits<std::uint16_t>::max());
        if (given != cores) {
            throw scanner_.error(fmt::format("the state is of {} cores, the chip has {}", given, cores));
        }
        scanner_.end_line();
        step("core");
        for (std::size_t c = 0; c < plan_.cores.size(); ++c) read_core(c);
        if (kind_ != "end")
            throw scanner_.error("a row out of place", "neuron, axon, pending, k, core, end, in order");
        scanner_.end_line();
        if (scanner_.next_line()) throw scanner_.error("text after the end");
        return std::move(state_);
    }

private:
    void read_head() {
        std::string_view head = state_text::kHead;
        while (!head.empty()) {
            const std::string_view expected = head.substr(0, head.find('\n'));
            if (!scanner_.next_line()) throw scanner_.truncated();
            if (scanner_.line() != expected)
                throw scanner_.error("not a state file", fmt::format("\"{}\"", expected));
            head.remove_prefix(expected.size() + 1);
        }
    }

    /// Steps to the next row and reads its first word.
    void step(std::string_view expected) {
        if (!scanner_.next_line()) throw scanner_.truncated();
        kind_ = scanner_.word(expected);
    }

    void need_line(std::string_view kind) {
        step(kind);
        if (kind_ != kind) throw scanner_.error("a row out of place", kind);
    }

    void read_core(std::size_t c) {
        if (kind_ != "core") throw scanner_.error("a row out of place", fmt::format("core {}", c));
        const CoreSetup& setup = plan_.cores[c];
        const auto index = static_cast<std::int64_t>(c);
        scanner_.number("core", index, index);
        size_of("neurons", c, setup.size.neurons);
        size_of("axons", c, setup.size.axons);
        CoreState core = cleared_core(setup.size, 1);
        core.rank0 = narrow<std::uint8_t>("rank0", 0, 255);
        core.learning.rank = narrow<std::uint8_t>("rank", 0, 255);
        core.learning.lfsr = narrow<std::uint32_t>("lfsr", 1, std::numeric_limits<std::uint32_t>::max());
        core.learning.episodes = scanner_.number("episodes", 0, kForever);
        scanner_.end_line();
        step("end");
        for (last_ = -1; kind_ == "neuron"; step("end")) read_neuron(setup, core);
        for (last_ = -1; kind_ == "axon"; step("end")) read_axon(setup, core.learning);
        for (last_ = 0; kind_ == "pending"; step("end")) read_pending(setup, core);
        for (last_ = -1; kind_ == "k"; step("end")) read_synapses(setup, core);
        if (plan_.growth && kind_ == "table") read_growth(setup, core);
        state_.cores.push_back(std::move(core));
    }

    void size_of(std::string_view name, std::size_t c, int expected) {
        const std::int64_t given = scanner_.number(name, 1, kBuiltSizeMax);
        if (given == expected) return;
        throw scanner_.error(
            fmt::format("core {} has {} {} in the state, {} in the chip", c, given, name, expected));
    }

    void read_neuron(const CoreSetup& setup, CoreState& core) {
        const std::size_t j = ascending("neuron", setup.size.neurons - 1);
        NeuronState& n = core.neurons[j];
        n.v = narrow<std::uint16_t>("v", 0, setup.neuron.vmax);
        n.s = narrow<std::int16_t>("s", -setup.neuron.smax - 1, setup.neuron.smax);
        n.th = narrow<std::uint16_t>("th", 0, 65535);
        n.ref = narrow<std::uint8_t>("ref", 0, 255);
        n.inht = narrow<std::uint8_t>("inht", 0, 255);
        n.e = narrow<std::uint16_t>("e", 0, 1023);
        n.bc = narrow<std::uint8_t>("bc", 0, 15);
        n.bt = narrow<std::uint8_t>("bt", 0, n.bc == 0 ? 0 : 255);
        n.latph = narrow<std::uint8_t>("latph", 0, n.bc == 0 ? 0 : 15);
        n.fired = scanner_.number("fired", 0, 1) != 0;
        n.inh = scanner_.number("inh", 0, 1) != 0;
        const bool valid = scanner_.number("tf_valid", 0, 1) != 0;
        const auto tf = narrow<std::int16_t>("tf", 0, valid ? 255 : 0);
        core.learning.tf[j] = valid ? tf : std::int16_t{-1};
        scanner_.end_line();
        if (n == NeuronState{} && !valid)
            throw scanner_.error("a row of zeros", "rows that are not all zero");
    }

    void read_axon(const CoreSetup& setup, LearningState& learning) {
        const std::size_t i = ascending("axon", setup.size.axons - 1);
        const bool arrived = scanner_.number("ta_valid", 0, 1) != 0;
        const auto ta = narrow<std::int16_t>("ta", 0, arrived ? 255 : 0);
        learning.ta[i] = arrived ? ta : std::int16_t{-1};
        learning.rk[i] = narrow<std::uint8_t>("rk", 0, arrived ? 255 : 0);
        const bool ever = scanner_.number("tl_valid", 0, 1) != 0;
        // Nothing can have arrived before tick 0.
        const std::int64_t next = (state_.tick + 1).value;
        const std::int64_t oldest = std::min<std::int64_t>(next, state_text::kOldestAge);
        const std::int64_t age = scanner_.number("tl_age_at_next_tick", ever ? 1 : 0, ever ? oldest : 0);
        learning.tl[i] = ever ? next - age : -1;
        scanner_.end_line();
        if (!arrived && !ever) throw scanner_.error("a row of zeros", "rows that are not all zero");
    }

    void read_pending(const CoreSetup& setup, CoreState& core) {
        std::vector<bool>& slot = core.pending[ascending("ticks_ahead", kBuiltDelayMax)];
        for (std::int64_t axon = -1; axon < 0 || scanner_.more_words();) {
            axon = scanner_.number("axon", axon + 1, setup.size.axons - 1);
            slot[static_cast<std::size_t>(axon)] = true;
        }
    }

    void read_synapses(const CoreSetup& setup, CoreState& core) {
        const auto neurons = static_cast<std::size_t>(setup.size.neurons);
        std::uint8_t* row = &core.k[ascending("axon", setup.size.axons - 1) * neurons];
        for (std::size_t j = 0; j < neurons; ++j) row[j] = narrow<std::uint8_t>("k", 0, 15);
        scanner_.end_line();
        const bool zeros = std::all_of(row, row + neurons, [](std::uint8_t k) { return k == 0; });
        if (zeros) throw scanner_.error("a row of zeros", "rows that are not all zero");
    }

    /// Of a chip that grows across cores: entries ascending by (source, neuron), then what it asks for.
    void read_growth(const CoreSetup& setup, CoreState& core) {
        const auto sources = static_cast<std::int64_t>(plan_.cores.size() + plan_.hosts.size());
        auto entries = scanner_.number("entries", 0, sources * kBuiltSizeMax);
        scanner_.end_line();
        core.axon_table.emplace();
        for (step("entry"); entries > 0 && kind_ == "entry"; step("end"), --entries) {
            AxonEntry entry;
            entry.source = SourceId(narrow<std::uint16_t>("source", 0, sources - 1));
            entry.neuron = narrow<std::uint16_t>("neuron", 0, kBuiltSizeMax - 1);
            entry.axon = narrow<std::uint16_t>("axon", 0, setup.size.axons - 1);
            entry.delay = narrow<std::uint8_t>("delay", 1, kBuiltDelayMax);
            entry.pair = scanner_.number("pair", 0, entry.axon + 1 < setup.size.axons ? 1 : 0) != 0;
            scanner_.end_line();
            const auto key = [](const AxonEntry& e) { return std::pair(e.source, e.neuron); };
            if (!core.axon_table->empty() && key(core.axon_table->back()) >= key(entry))
                throw scanner_.error("an entry out of order", "entries ascending by source and neuron");
            core.axon_table->push_back(entry);
        }
        if (entries > 0) throw scanner_.error("fewer entries than the table says", "entry");
        if (kind_ != "request") return;
        RemoteRequest& wish = core.learning.request;
        wish.valid = true;
        wish.neuron = narrow<std::uint16_t>("neuron", 0, setup.size.neurons - 1);
        const auto cores = static_cast<std::int64_t>(plan_.cores.size());
        wish.core = narrow<std::uint16_t>("core", 0, cores - 1);
        wish.post = narrow<std::uint16_t>("post", 0, plan_.cores[wish.core].size.neurons - 1);
        scanner_.end_line();
        step("end");
    }

    /// The index of a row, above that of the row before.
    std::size_t ascending(std::string_view name, int high) {
        last_ = scanner_.number(name, last_ + 1, high);
        return static_cast<std::size_t>(last_);
    }

    template <class To>
    To narrow(std::string_view name, std::int64_t low, std::int64_t high) {
        return static_cast<To>(scanner_.number(name, low, high));
    }

    TextScanner scanner_;
    const ChipPlan& plan_;
    ChipState state_;
    std::string_view kind_;   ///< first word of the row
    std::int64_t last_ = -1;  ///< index of the row before, of the same kind
};

}  // namespace

ChipState parse_state(std::string_view text, const std::string& file, const ChipPlan& plan) {
    return StateReader(text, file, plan).read();
}

ChipState read_state(const std::filesystem::path& path, const ChipPlan& plan) {
    return parse_state(read_text(path), path.string(), plan);
}

}  // namespace tendril
