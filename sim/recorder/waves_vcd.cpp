// Verilator carries the reader of FST files beside the writer.
#include "sim/recorder/waves_vcd.h"

#include <gtkwave/fstapi.h>

#include <cstdio>
#include <memory>

#include "sim/error.h"

namespace tendril {

void write_vcd(const std::filesystem::path& fst, const std::filesystem::path& vcd) {
    const std::unique_ptr<void, void (*)(void*)> reader(fstReaderOpen(fst.c_str()), fstReaderClose);
    if (!reader) throw Error(Exit::resource, fst.string() + ": cannot be read");
    std::FILE* const file = std::fopen(vcd.c_str(), "w");
    if (!file) throw Error(Exit::resource, vcd.string() + ": cannot be written");
    fstReaderProcessHier(reader.get(), file);
    fstReaderSetFacProcessMaskAll(reader.get());
    const bool read = fstReaderIterBlocks(reader.get(), nullptr, nullptr, file) != 0;
    const bool bad = std::ferror(file) != 0;
    if (std::fclose(file) != 0 || bad || !read)
        throw Error(Exit::resource, vcd.string() + ": cannot be written whole");
}

}  // namespace tendril
