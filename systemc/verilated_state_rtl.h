// The whole state of a verilated block through Verilator's own serialisation (--savable).
#pragma once

#include <verilated.h>
#include <verilated_save.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "systemc/counted_block_rtl.h"
#include "systemc/kernel/state_visitor.h"

namespace tendril {

/// Verilator's stream of a block, into memory.
class VerilatedImageOut final : public VerilatedSerialize {
public:
    explicit VerilatedImageOut(std::vector<std::uint8_t>& image) : image_(image) {}

    void flush() override {
        image_.insert(image_.end(), m_bufp, m_cp);
        m_cp = m_bufp;
    }

private:
    std::vector<std::uint8_t>& image_;
};

/// And out of it again; zeros where it ends too early.
class VerilatedImageIn final : public VerilatedDeserialize {
public:
    explicit VerilatedImageIn(const std::vector<std::uint8_t>& image) : image_(image) { m_endp = m_bufp; }

    /// Whether the block took exactly what there was.
    bool done() const { return next_ == image_.size() && m_cp == m_endp; }

private:
    void fill() override {
        const auto rest = static_cast<std::size_t>(m_endp - m_cp);
        std::memmove(m_bufp, m_cp, rest);
        const std::size_t more = std::min(bufferSize() - rest, image_.size() - next_);
        if (more != 0) std::memcpy(m_bufp + rest, image_.data() + next_, more);
        next_ += more;
        m_cp = m_bufp;
        m_endp = m_bufp + rest + more;
    }

    const std::vector<std::uint8_t>& image_;
    std::size_t next_ = 0;
};

/// Did blocks of one make write both? An image holds a number that stands for its block; Verilator ends the
/// process over a wrong one.
inline bool of_one_block(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
    constexpr std::ptrdiff_t kFrom = 2, kTo = 10;  // bytes of the number, behind two flags
    return a.size() == b.size() && a.size() >= kTo &&
           std::equal(a.begin() + kFrom, a.begin() + kTo, b.begin() + kFrom);
}

template <class Model>
void visit_savable(StateVisitor& visitor, Model& top) {
    for (auto& activity : top.rootp->__Vm_traceActivity.m_storage) activity = 1;
    std::vector<std::uint8_t> own;
    VerilatedImageOut out(own);
    out << top;
    out.flush();
    if (!visitor.reads()) return visitor.field("verilated", own);
    std::vector<std::uint8_t> image;
    visitor.field("verilated", image);
    if (!of_one_block(own, image)) StateVisitor::refuse("verilated");
    VerilatedImageIn in(image);
    in >> top;
    if (!in.done()) StateVisitor::refuse("verilated");
}

/// Every signal of the block, in Verilator's order. What it notes for waveforms is set to "anything may have
/// changed": it is no state of the chip, and true.
/// @pre unless the visitor sees inputs, those of the cycle before are taken back and it is evaluated: they
/// would count as state
/// @throws std::runtime_error if it reads what another block has written
template <class Model>
void visit_verilated(StateVisitor& visitor, Model& top) {
    if constexpr (kCountsCoverage)
        throw std::logic_error("Verilator 5.006 does not save blocks that count coverage");
    else
        visit_savable(visitor, top);
}

}  // namespace tendril
