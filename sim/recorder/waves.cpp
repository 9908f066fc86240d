#include "sim/recorder/waves.h"

#include <verilated.h>
#include <verilated_fst_c.h>

#include <cstdio>
#include <map>

#include "sim/error.h"

namespace tendril {

struct Waves::File {
    explicit File(Probes p) : probes(std::move(p)) {}

    // Called by Verilator: declare from `base` on, write everything, write what changed.
    static void declare(void* self, VerilatedFst* trace, std::uint32_t base);
    static void write_all(void* self, VerilatedFst::Buffer* buffer);
    static void write_changes(void* self, VerilatedFst::Buffer* buffer);

    template <auto Bit, auto Word, auto Quad>
    void write(VerilatedFst::Buffer& buffer) const;
    void declare_enum(VerilatedFst* trace, const Probe& probe);

    Probes probes;
    std::vector<std::uint32_t> codes;
    std::map<std::vector<std::string>, int> enums;  ///< labels to FST enum
    VerilatedFstC fst;
};

void Waves::File::declare_enum(VerilatedFst* trace, const Probe& probe) {
    constexpr int kFirstEnum = 1000;  // above what Verilator numbers itself
    if (probe.labels.empty() || enums.contains(probe.labels)) return;
    std::vector<std::string> values;
    for (std::size_t v = 0; v < probe.labels.size(); ++v) {
        std::string bits;
        for (int b = probe.bits - 1; b >= 0; --b) bits += ((v >> b) & 1U) != 0 ? '1' : '0';
        values.push_back(bits);
    }
    std::vector<const char*> names;
    std::vector<const char*> texts;
    for (std::size_t v = 0; v < values.size(); ++v) {
        names.push_back(probe.labels[v].c_str());
        texts.push_back(values[v].c_str());
    }
    const int number = kFirstEnum + static_cast<int>(enums.size());
    trace->declDTypeEnum(number, probe.name.c_str(), static_cast<std::uint32_t>(names.size()),
                         static_cast<unsigned>(probe.bits), names.data(), texts.data());
    enums.emplace(probe.labels, number);
}

void Waves::File::declare(void* self, VerilatedFst* trace, std::uint32_t base) {
    File& file = *static_cast<File*>(self);
    std::uint32_t code = base;
    file.codes.clear();
    trace->scopeEscape(' ');
    for (const Probe& probe : file.probes) {
        file.declare_enum(trace, probe);
        const int type = probe.labels.empty() ? -1 : file.enums.at(probe.labels);
        trace->pushNamePrefix(probe.scope + " ");
        const char* name = probe.name.c_str();
        if (probe.bits == 1)
            trace->declBit(code, name, type, FST_VD_IMPLICIT, FST_VT_SV_LOGIC, false, -1);
        else if (probe.bits <= 32)
            trace->declBus(code, name, type, FST_VD_IMPLICIT, FST_VT_SV_LOGIC, false, -1, probe.bits - 1, 0);
        else
            trace->declQuad(code, name, type, FST_VD_IMPLICIT, FST_VT_SV_LOGIC, false, -1, probe.bits - 1, 0);
        trace->popNamePrefix();
        file.codes.push_back(code);
        code += probe.bits <= 32 ? 1 : 2;
    }
    trace->scopeEscape('.');
}

/// @tparam Bit, Word, Quad how the buffer writes values of 1, up to 32 and up to 64 bits
template <auto Bit, auto Word, auto Quad>
void Waves::File::write(VerilatedFst::Buffer& buffer) const {
    for (std::size_t p = 0; p < probes.size(); ++p) {
        const int bits = probes[p].bits;
        const std::uint64_t value = probes[p].value();
        std::uint32_t* const last = buffer.oldp(codes[p]);
        if (bits == 1)
            (buffer.*Bit)(last, static_cast<CData>(value));
        else if (bits <= 32)
            (buffer.*Word)(last, static_cast<IData>(value), bits);
        else
            (buffer.*Quad)(last, value, bits);
    }
}

void Waves::File::write_all(void* self, VerilatedFst::Buffer* buffer) {
    using Buffer = VerilatedFst::Buffer;
    static_cast<File*>(self)->write<&Buffer::fullBit, &Buffer::fullIData, &Buffer::fullQData>(*buffer);
}

void Waves::File::write_changes(void* self, VerilatedFst::Buffer* buffer) {
    using Buffer = VerilatedFst::Buffer;
    static_cast<File*>(self)->write<&Buffer::chgBit, &Buffer::chgIData, &Buffer::chgQData>(*buffer);
}

Waves::Waves(const std::string& path, const std::vector<Traceable>& blocks, Probes probes)
    : file_(std::make_unique<File>(std::move(probes))) {
    VerilatedFstC& fst = file_->fst;
    fst.set_time_unit("1ns");
    fst.set_time_resolution("1ns");
    for (const Traceable& block : blocks) block(fst);
    VerilatedFst* const trace = fst.spTrace();
    trace->addInitCb(&File::declare, file_.get());
    trace->addFullCb(&File::write_all, file_.get());
    trace->addChgCb(&File::write_changes, file_.get());
    if (std::FILE* probe = std::fopen(path.c_str(), "wb")) {
        std::fclose(probe);
    } else {
        throw Error(Exit::resource, path + ": cannot be written");
    }
    fst.open(path.c_str());
}

Waves::~Waves() { file_->fst.close(); }

void Waves::dump(Cycle now) { file_->fst.dump(static_cast<std::uint64_t>(now.value)); }

}  // namespace tendril
