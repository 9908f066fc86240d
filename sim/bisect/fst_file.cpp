// Verilator carries the reader of FST files beside the writer.
#include "sim/bisect/fst_file.h"

#include <gtkwave/fstapi.h>

#include "sim/error.h"

namespace tendril {

namespace {

std::string joined(const std::vector<std::string>& scopes, const std::string& name) {
    std::string path;
    for (const std::string& scope : scopes) path += scope + ".";
    return path + name;
}

void tell(void* on_change, std::uint64_t time, fstHandle handle, const unsigned char* value) {
    (*static_cast<const FstFile::OnChange*>(on_change))(static_cast<std::int64_t>(time), handle,
                                                        reinterpret_cast<const char*>(value));
}

}  // namespace

FstFile::FstFile(const std::filesystem::path& path)
    : path_(path), reader_(fstReaderOpen(path.c_str()), fstReaderClose) {
    if (!reader_) throw Error(Exit::resource, path.string() + ": is no waveform, or not a whole one");
    read_signals();
}

void FstFile::read_signals() {
    std::vector<std::string> scopes;
    fstReaderIterateHierRewind(reader_.get());
    while (const fstHier* const entry = fstReaderIterateHier(reader_.get())) {
        if (entry->htyp == FST_HT_SCOPE) scopes.emplace_back(entry->u.scope.name);
        if (entry->htyp == FST_HT_UPSCOPE && !scopes.empty()) scopes.pop_back();
        if (entry->htyp != FST_HT_VAR || entry->u.var.typ == FST_VT_VCD_PARAMETER) continue;
        FstSignal& signal = signals_.emplace_back();
        signal.declared = entry->u.var.name;
        signal.path = joined(scopes, signal.declared.substr(0, signal.declared.find(' ')));
        signal.bits = static_cast<int>(entry->u.var.length);
        signal.handle = entry->u.var.handle;
    }
}

std::uint32_t FstFile::last_handle() const { return fstReaderGetMaxHandle(reader_.get()); }

std::int64_t FstFile::first() const {
    return static_cast<std::int64_t>(fstReaderGetStartTime(reader_.get()));
}

std::int64_t FstFile::last() const { return static_cast<std::int64_t>(fstReaderGetEndTime(reader_.get())); }

void FstFile::read(const OnChange& on_change) const {
    fstReaderSetUnlimitedTimeRange(reader_.get());
    fstReaderSetFacProcessMaskAll(reader_.get());
    fstReaderIterBlocks(reader_.get(), tell, const_cast<OnChange*>(&on_change), nullptr);
}

}  // namespace tendril
