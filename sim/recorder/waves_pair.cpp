// Verilator carries the reader of FST files beside the writer.
#include "sim/recorder/waves_pair.h"

#include <gtkwave/fstapi.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/error.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

using Reader = std::unique_ptr<void, void (*)(void*)>;
using Writer = std::unique_ptr<void, void (*)(void*)>;

Reader open(const fs::path& fst) {
    Reader reader(fstReaderOpen(fst.c_str()), fstReaderClose);
    if (!reader) throw Error(Exit::resource, fst.string() + ": cannot be read");
    return reader;
}

struct Change {
    std::uint64_t time;
    fstHandle handle;  ///< of the file that is written
    std::string value;
};

/// One of the two on its way into the pair.
class Side {
public:
    Side(const fs::path& fst, void* writer) : reader_(open(fst)), writer_(writer) {}

    /// Its scopes and signals, below a scope of its own.
    void declare(const char* scope) {
        fstWriterSetScope(writer_, FST_ST_VCD_MODULE, scope, nullptr);
        while (const fstHier* const item = fstReaderIterateHier(reader_.get())) declare(*item);
        fstWriterSetUpscope(writer_);
    }

    /// Every change up to `last`; what came before `first` is its value there.
    void collect(std::int64_t first, std::int64_t last, std::vector<Change>& changes) {
        first_ = static_cast<std::uint64_t>(std::max<std::int64_t>(first, 0));
        last_ = static_cast<std::uint64_t>(std::max<std::int64_t>(last, 0));
        changes_ = &changes;
        fstReaderSetFacProcessMaskAll(reader_.get());
        fstReaderIterBlocks(reader_.get(), &Side::changed, this, nullptr);
        for (auto& [handle, value] : before_) changes.push_back({first_, handle, std::move(value)});
    }

private:
    void declare(const fstHier& item) {
        if (item.htyp == FST_HT_SCOPE) {
            const auto& scope = item.u.scope;
            fstWriterSetScope(writer_, static_cast<fstScopeType>(scope.typ), scope.name, scope.component);
        } else if (item.htyp == FST_HT_UPSCOPE) {
            fstWriterSetUpscope(writer_);
        } else if (item.htyp == FST_HT_ATTRBEGIN) {
            declare_enum(item);
        } else if (item.htyp == FST_HT_VAR) {
            const auto& var = item.u.var;
            const auto known = handles_.find(var.handle);
            const fstHandle alias = known == handles_.end() ? 0 : known->second;
            handles_[var.handle] =
                fstWriterCreateVar(writer_, static_cast<fstVarType>(var.typ),
                                   static_cast<fstVarDir>(var.direction), var.length, var.name, alias);
        }
    }

    /// A table with its names, or a reference to one by its number.
    void declare_enum(const fstHier& item) {
        const auto& attribute = item.u.attr;
        if (attribute.typ != FST_AT_MISC || attribute.subtype != FST_MT_ENUMTABLE) return;
        if (attribute.name_length == 0) {
            const auto table = enums_.find(attribute.arg);
            if (table != enums_.end()) fstWriterEmitEnumTableRef(writer_, table->second);
            return;
        }
        fstETab* const table = fstUtilityExtractEnumTableFromString(attribute.name);
        if (!table) return;
        std::vector<const char*> names(table->literal_arr, table->literal_arr + table->elem_count);
        std::vector<const char*> values(table->val_arr, table->val_arr + table->elem_count);
        enums_[attribute.arg] =
            fstWriterCreateEnumTable(writer_, table->name, table->elem_count, 0, names.data(), values.data());
        fstUtilityFreeEnumTable(table);
    }

    static void changed(void* self, std::uint64_t time, fstHandle signal, const unsigned char* value) {
        Side& side = *static_cast<Side*>(self);
        const auto handle = side.handles_.find(signal);
        if (time > side.last_ || handle == side.handles_.end()) return;
        std::string text(reinterpret_cast<const char*>(value));
        if (time <= side.first_)
            side.before_[handle->second] = std::move(text);
        else
            side.changes_->push_back({time, handle->second, std::move(text)});
    }

    Reader reader_;
    void* writer_;
    std::map<fstHandle, fstHandle> handles_;        ///< its own to the pair's
    std::map<std::uint64_t, fstEnumHandle> enums_;  ///< the same
    std::map<fstHandle, std::string> before_;       ///< the pair's to values at the first cycle
    std::vector<Change>* changes_ = nullptr;
    std::uint64_t first_ = 0, last_ = 0;
};

}  // namespace

std::pair<std::int64_t, std::int64_t> wave_times(const fs::path& fst) {
    const Reader reader = open(fst);
    return {static_cast<std::int64_t>(fstReaderGetStartTime(reader.get())),
            static_cast<std::int64_t>(fstReaderGetEndTime(reader.get()))};
}

void write_wave_pair(const fs::path& a, const fs::path& b, const fs::path& to, std::int64_t first,
                     std::int64_t last) {
    const Writer writer(fstWriterCreate(to.c_str(), 1), fstWriterClose);
    if (!writer) throw Error(Exit::resource, to.string() + ": cannot be written");
    fstWriterSetTimescaleFromString(writer.get(), "1ns");
    Side left(a, writer.get());
    Side right(b, writer.get());
    left.declare("a");
    right.declare("b");
    std::vector<Change> changes;
    left.collect(first, last, changes);
    right.collect(first, last, changes);
    std::ranges::stable_sort(changes, {}, &Change::time);
    std::uint64_t now = UINT64_MAX;
    for (const Change& change : changes) {
        if (change.time != now) fstWriterEmitTimeChange(writer.get(), change.time);
        now = change.time;
        fstWriterEmitValueChange(writer.get(), change.handle, change.value.data());
    }
}

}  // namespace tendril
