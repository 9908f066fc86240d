// The chip of one point: a chip file and what the sweep changes of it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/chip_spec.h"
#include "sim/config_words.h"

namespace tendril {

/// A chip file that the points of a sweep are made from; it is read once.
class PointMaker {
public:
    /// @param path of the chip file. @throws Error where it cannot be read
    explicit PointMaker(const std::string& path);

    /// The chip with these changes. Where they bring traffic to a chip of neurons, other than a replay, all
    /// that belongs to neurons is left out: what is swept is its fabric. Where they name a family, laterals
    /// that the file lists are left out.
    /// @throws Error with the place of what is wrong, a change's own where it is one
    ChipSpec make(std::span<const Leaf> changes) const;

    /// What the file itself says of a key, as a word; "" where it says nothing.
    std::string word(const std::string& path) const;

private:
    std::string path_;
    Value document_;
};

/// "a.b=c", as in --set, as a change.
Leaf change_from(const std::string& assignment);
/// The reverse; a path becomes absolute.
std::string assignment_of(const Leaf& change);

}  // namespace tendril
