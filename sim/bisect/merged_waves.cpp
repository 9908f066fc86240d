// The changes of both files are held in memory: what is merged is a window around a place.
#include "sim/bisect/merged_waves.h"

#include <gtkwave/fstapi.h>

#include <algorithm>
#include <memory>
#include <sstream>
#include <unordered_map>

#include "sim/error.h"

namespace tendril {

namespace {

struct Change {
    std::int64_t time;
    fstHandle handle;  ///< in the new file
    std::string value;
};

using Writer = std::unique_ptr<void, void (*)(void*)>;

std::vector<std::string> words_of(const std::string& path) {
    std::vector<std::string> words;
    std::istringstream text(path);
    for (std::string word; std::getline(text, word, '.');) words.push_back(word);
    return words;
}

/// Opens and closes scopes so that the next variable lands in `wanted`.
void enter(void* writer, std::vector<std::string>& at, const std::vector<std::string>& wanted) {
    const auto same = static_cast<std::size_t>(std::ranges::mismatch(at, wanted).in1 - at.begin());
    for (; at.size() > same; at.pop_back()) fstWriterSetUpscope(writer);
    for (std::size_t w = same; w < wanted.size(); ++w) {
        fstWriterSetScope(writer, FST_ST_VCD_MODULE, wanted[w].c_str(), nullptr);
        at.push_back(wanted[w]);
    }
}

/// Declares all signals of a file below `top`, then adds its changes.
void declare_and_read(void* writer, const FstFile& file, const std::string& top,
                      std::vector<Change>& changes) {
    std::unordered_map<std::uint32_t, fstHandle> handles;
    std::vector<std::string> at;
    for (const FstSignal& signal : file.signals()) {
        std::vector<std::string> scopes = words_of(signal.path);
        scopes.pop_back();
        scopes.insert(scopes.begin(), top);
        enter(writer, at, scopes);
        fstHandle& handle = handles[signal.handle];
        const fstHandle made =
            fstWriterCreateVar(writer, FST_VT_SV_LOGIC, FST_VD_IMPLICIT,
                               static_cast<std::uint32_t>(signal.bits), signal.declared.c_str(), handle);
        if (handle == 0) handle = made;
    }
    enter(writer, at, {});
    file.read([&](std::int64_t time, std::uint32_t handle, const char* value) {
        const auto at_handle = handles.find(handle);  // that of a parameter is not
        if (at_handle != handles.end()) changes.push_back({time, at_handle->second, value});
    });
}

void add_differing(void* writer, const WavePair& pair, std::vector<Change>& changes) {
    fstWriterSetScope(writer, FST_ST_VCD_MODULE, "parting", nullptr);
    const fstHandle handle = fstWriterCreateVar(writer, FST_VT_SV_LOGIC, FST_VD_IMPLICIT, 1, "differs", 0);
    fstWriterSetUpscope(writer);
    std::int64_t cycle = pair.first();
    for (const bool differs : pair.differing()) changes.push_back({cycle++, handle, differs ? "1" : "0"});
}

}  // namespace

void write_merged(const FstFile& a, const FstFile& b, const WavePair& pair, const MergedNames& names,
                  const std::filesystem::path& to) {
    const Writer writer(fstWriterCreate(to.c_str(), 1), fstWriterClose);
    if (!writer) throw Error(Exit::resource, to.string() + ": cannot be written");
    fstWriterSetTimescaleFromString(writer.get(), "1ns");
    fstWriterSetDate(writer.get(), "");
    std::vector<Change> changes;
    add_differing(writer.get(), pair, changes);
    declare_and_read(writer.get(), a, names.a, changes);
    declare_and_read(writer.get(), b, names.b, changes);
    std::ranges::stable_sort(changes, {}, &Change::time);
    std::int64_t time = -1;
    for (const Change& change : changes) {
        if (change.time != time)
            fstWriterEmitTimeChange(writer.get(), static_cast<std::uint64_t>(change.time));
        time = change.time;
        fstWriterEmitValueChange(writer.get(), change.handle, change.value.c_str());
    }
}

}  // namespace tendril
