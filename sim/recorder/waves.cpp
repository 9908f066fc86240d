#include "sim/recorder/waves.h"

#include <verilated.h>
#include <verilated_fst_c.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>

#include "sim/error.h"

namespace tendril {

namespace {

constexpr std::uint32_t low_bits(int bits) { return bits == 32 ? ~0U : (1U << bits) - 1U; }

/// A text as a viewer's ASCII radix reads it: its last character in the lowest byte. What is left of it is 0.
std::vector<std::uint32_t> text_words(std::string text, int bits) {
    text.resize(std::min(text.size(), static_cast<std::size_t>(bits / 8)));
    std::vector<std::uint32_t> words(static_cast<std::size_t>((bits + 31) / 32), 0);
    std::size_t at = text.size();
    for (const char c : text) {
        --at;
        words[at / 4] |= static_cast<std::uint32_t>(static_cast<unsigned char>(c)) << (8 * (at % 4));
    }
    return words;
}

/// GTKWave's writer puts the date of the run into the header, and two runs of one chip would differ by it.
void blank_date(const std::string& path) {
    constexpr std::streamoff kDate = 202;  // FST_HDR_OFFS_DATE of fstapi.c
    constexpr std::size_t kLength = 119;   // FST_HDR_DATE_SIZE
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    const std::string blank(kLength, '\0');
    file.seekp(kDate).write(blank.data(), static_cast<std::streamsize>(blank.size()));
}

}  // namespace

struct Waves::File {
    File(std::string to, Probes p) : path(std::move(to)), probes(std::move(p)) {}

    // Called by Verilator: declare from `base` on, write everything, write what changed.
    static void declare(void* self, VerilatedFst* trace, std::uint32_t base);
    static void write_all(void* self, VerilatedFst::Buffer* buffer);
    static void write_changes(void* self, VerilatedFst::Buffer* buffer);

    template <auto Bit, auto Word, auto Quad, auto Wide>
    void write(VerilatedFst::Buffer& buffer) const;
    void declare_enum(VerilatedFst* trace, const Probe& probe);
    void declare_probe(VerilatedFst* trace, const Probe& probe, std::uint32_t code) const;

    std::string path;
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

void Waves::File::declare_probe(VerilatedFst* trace, const Probe& probe, std::uint32_t code) const {
    const int type = probe.labels.empty() ? -1 : enums.at(probe.labels);
    const char* name = probe.name.c_str();
    const int last = probe.bits - 1;
    trace->pushNamePrefix(probe.scope + " ");
    if (probe.bits == 1)
        trace->declBit(code, name, type, FST_VD_IMPLICIT, FST_VT_SV_LOGIC, false, -1);
    else if (probe.bits <= 32)
        trace->declBus(code, name, type, FST_VD_IMPLICIT, FST_VT_SV_LOGIC, false, -1, last, 0);
    else if (probe.bits <= 64)
        trace->declQuad(code, name, type, FST_VD_IMPLICIT, FST_VT_SV_LOGIC, false, -1, last, 0);
    else
        trace->declArray(code, name, type, FST_VD_IMPLICIT, FST_VT_SV_LOGIC, false, -1, last, 0);
    trace->popNamePrefix();
}

void Waves::File::declare(void* self, VerilatedFst* trace, std::uint32_t base) {
    File& file = *static_cast<File*>(self);
    std::uint32_t code = base;
    file.codes.clear();
    trace->scopeEscape(' ');
    for (const Probe& probe : file.probes) {
        file.declare_enum(trace, probe);
        file.declare_probe(trace, probe, code);
        file.codes.push_back(code);
        code += static_cast<std::uint32_t>((probe.bits + 31) / 32);
    }
    trace->scopeEscape('.');
}

/// @tparam Bit, Word, Quad, Wide how the buffer writes values of 1, up to 32, up to 64 and more bits
template <auto Bit, auto Word, auto Quad, auto Wide>
void Waves::File::write(VerilatedFst::Buffer& buffer) const {
    for (std::size_t p = 0; p < probes.size(); ++p) {
        const int bits = probes[p].bits;
        std::uint32_t* const last = buffer.oldp(codes[p]);
        if (probes[p].text) {
            const auto words = text_words(probes[p].text(), bits);
            (buffer.*Wide)(last, words.data(), bits);
            continue;
        }
        const std::uint64_t value = probes[p].value();
        if (bits == 1)
            (buffer.*Bit)(last, static_cast<CData>(value));
        else if (bits <= 32)
            (buffer.*Word)(last, static_cast<IData>(value) & low_bits(bits), bits);
        else
            (buffer.*Quad)(last, value, bits);
    }
}

void Waves::File::write_all(void* self, VerilatedFst::Buffer* buffer) {
    using Buffer = VerilatedFst::Buffer;
    static_cast<File*>(self)
        ->write<&Buffer::fullBit, &Buffer::fullIData, &Buffer::fullQData, &Buffer::fullWData>(*buffer);
}

void Waves::File::write_changes(void* self, VerilatedFst::Buffer* buffer) {
    using Buffer = VerilatedFst::Buffer;
    static_cast<File*>(self)->write<&Buffer::chgBit, &Buffer::chgIData, &Buffer::chgQData, &Buffer::chgWData>(
        *buffer);
}

Waves::Waves(const std::string& path, const std::vector<Traceable>& blocks, Probes probes)
    : file_(std::make_unique<File>(path, std::move(probes))) {
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

Waves::~Waves() {
    file_->fst.close();
    blank_date(file_->path);
}

void Waves::flush() { file_->fst.flush(); }

void Waves::dump(Cycle now) { file_->fst.dump(static_cast<std::uint64_t>(now.value)); }

}  // namespace tendril
