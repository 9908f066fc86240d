// Steps of the shrinker that know tables, lists and numbers, not chips.
#include <algorithm>
#include <charconv>

#include "tests/support/document.h"
#include "tests/support/shrinker.h"
#include "tests/support/state_rows.h"

namespace tendril {

namespace {

/// Positions from the document down to a value.
using Path = std::vector<std::size_t>;

std::size_t children_of(const Value& value) {
    if (const auto* list = value.as<Array>()) return list->size();
    if (const auto* table = value.as<Table>()) return table->entries.size();
    return 0;
}

Value& child_of(Value& value, std::size_t index) {
    if (auto* list = value.as<Array>()) return (*list)[index];
    return value.as<Table>()->entries[index].value;
}

Value& at(Value& document, const Path& path) {
    Value* value = &document;
    for (const std::size_t index : path) value = &child_of(*value, index);
    return *value;
}

ChipCase without(const ChipCase& from, const Path& path, const std::vector<std::size_t>& parts) {
    ChipCase out = from;
    Value& value = at(out.chip, path);
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        const auto index = static_cast<std::ptrdiff_t>(*part);
        if (auto* list = value.as<Array>()) {
            list->erase(list->begin() + index);
        } else {
            auto& entries = value.as<Table>()->entries;
            entries.erase(entries.begin() + index);
        }
    }
    return out;
}

/// Leaves out keys and elements, those of the whole before those of its parts.
void leave_out_below(Shrinker& shrinker, const Path& path) {
    const auto here = [&]() -> const Value& { return at(const_cast<Value&>(shrinker.now().chip), path); };
    shrinker.leave_out(children_of(here()), [&](const ChipCase& from, const std::vector<std::size_t>& parts) {
        return without(from, path, parts);
    });
    for (std::size_t i = 0; i < children_of(here()); ++i) {
        Path below = path;
        below.push_back(i);
        leave_out_below(shrinker, below);
    }
}

void leave_out_parts(Shrinker& shrinker) { leave_out_below(shrinker, {}); }

bool replace(Shrinker& shrinker, const Path& path, Value value) {
    ChipCase candidate = shrinker.now();
    at(candidate.chip, path) = std::move(value);
    return shrinker.attempt(candidate);
}

/// The smallest of 0..number that will do, if what is below it will not.
void lower(Shrinker& shrinker, const Path& path, std::int64_t number) {
    std::int64_t too_small = -1;
    while (number - too_small > 1) {
        // 0 and 1 before anything else: most numbers do not matter.
        const std::int64_t tried = too_small < 1 ? too_small + 1 : too_small + (number - too_small) / 2;
        if (replace(shrinker, path, value_of(tried))) {
            number = tried;
        } else {
            too_small = tried;
        }
    }
}

/// "3:9" to one of its ends or halves.
void narrow(Shrinker& shrinker, const Path& path, const std::string& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) return;
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::from_chars(text.data(), text.data() + colon, first);
    std::from_chars(text.data() + colon + 1, text.data() + text.size(), last);
    const std::int64_t middle = (first + last) / 2;
    const auto span = [](std::int64_t a, std::int64_t b) {
        return a == b ? value_of(a) : value_of(std::to_string(a) + ":" + std::to_string(b));
    };
    if (first == last) return;
    for (const Value& part : {span(first, middle), span(middle + 1, last)}) {
        if (!replace(shrinker, path, part)) continue;
        if (const auto* left = part.as<std::string>()) narrow(shrinker, path, std::string(*left));
        return;
    }
}

void reduce_below(Shrinker& shrinker, const Path& path) {
    const Value value = at(const_cast<Value&>(shrinker.now().chip), path);
    if (const auto* number = value.as<std::int64_t>()) return lower(shrinker, path, *number);
    if (const auto* text = value.as<std::string>()) return narrow(shrinker, path, *text);
    for (std::size_t i = 0; i < children_of(value); ++i) {
        Path below = path;
        below.push_back(i);
        reduce_below(shrinker, below);
    }
}

void reduce_numbers(Shrinker& shrinker) { reduce_below(shrinker, {}); }

/// A row that is left out says 0; the reader refuses a state without what must be there.
void leave_out_rows_of_state(Shrinker& shrinker) {
    shrinker.leave_out(rows_of(shrinker.now().state).size(),
                       [&](const ChipCase& from, const std::vector<std::size_t>& parts) {
                           const std::vector<std::string> rows = rows_of(from.state);
                           ChipCase out = from;
                           out.state.clear();
                           for (std::size_t i = 0; i < rows.size(); ++i)
                               if (!std::ranges::binary_search(parts, i)) out.state += rows[i];
                           return out;
                       });
}

}  // namespace

const std::vector<ShrinkStep>& document_steps() {
    static const std::vector<ShrinkStep> steps{
        {"tables, keys and elements", leave_out_parts},
        {"rows of the state", leave_out_rows_of_state},
        {"numbers", reduce_numbers},
    };
    return steps;
}

}  // namespace tendril
