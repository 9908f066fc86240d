// Everything that a block remembers, field by field: one list for writing, comparing and reading it back.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "systemc/spike.h"

namespace tendril {

class StateVisitor;

/// Has a list of its fields as a member.
template <class T>
concept StatefulClass = requires(T& value, StateVisitor& visitor) {
    value.visit_state(visitor);
};

/// Has it as a free function beside it: plain structs.
template <class T>
concept StatefulStruct = requires(T& value, StateVisitor& visitor) {
    visit_state(visitor, value);
};

/// Its bytes are its value: no padding, no pointers.
template <class T>
concept PlainState =
    std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T> && !std::is_pointer_v<T> &&
    !StatefulClass<T> && !StatefulStruct<T>;

/// A block's `visit_state` hands every register, memory, counter and handshake to field(): all that it holds
/// from one cycle to the next and that its set-up does not decide. Names cost nothing until they are needed.
class StateVisitor {
public:
    virtual ~StateVisitor() = default;

    template <class T>
    void field(std::string_view name, T& value, int index = -1) {
        enter(name, index);
        visit(value);
        leave();
    }
    /// What cannot be copied (a transaction under way) by a value that stands for it: one that reads holds it
    /// against the one it has. @throws std::runtime_error there, if they differ
    template <PlainState T>
    void fact(std::string_view name, const T& value) {
        T copy = value;
        field(name, copy);
        if (copy != value) refuse(name);
    }

    /// True: fields are given values, false: they are looked at.
    virtual bool reads() const = 0;
    /// False: what a block with no input valid remembers. True: also what is seen of it in a waveform alone,
    /// the data of inputs that were valid once; then a visit changes nothing.
    virtual bool sees_inputs() const { return false; }
    /// @throws std::runtime_error that says what does not fit
    [[noreturn]] static void refuse(std::string_view name);

protected:
    /// `count` plain items of `size` bytes each.
    virtual void items(void* data, std::size_t size, std::size_t count) = 0;
    /// A field begins, and ends; fields nest. @param index of it among its like, or −1
    virtual void enter(std::string_view /*name*/, int /*index*/) {}
    virtual void leave() {}

private:
    template <StatefulClass T>
    void visit(T& value) {
        value.visit_state(*this);
    }
    template <StatefulStruct T>
    void visit(T& value) {
        visit_state(*this, value);
    }
    template <PlainState T>
    void visit(T& value) {
        items(&value, sizeof value, 1);
    }
    template <class T>
    void visit(std::vector<T>& values) {
        visit_sized(values);
    }
    template <class T>
    void visit(std::deque<T>& values) {
        visit_sized(values);
    }
    void visit(std::string& text) { visit_sized(text); }
    template <class Key, class T>
    void visit(std::map<Key, T>& values) {
        std::vector<std::pair<Key, T>> pairs;
        if (!reads()) pairs.assign(values.begin(), values.end());
        visit_sized(pairs);
        if (reads()) values = {pairs.begin(), pairs.end()};
    }
    template <class T, std::size_t N>
    void visit(std::array<T, N>& values) {
        visit_all(values);
    }
    template <class A, class B>
    void visit(std::pair<A, B>& values) {
        field("first", values.first);
        field("second", values.second);
    }
    template <class T>
    void visit(std::optional<T>& value) {
        bool there = value.has_value();
        field("there", there);
        if (reads()) there ? void(value.emplace()) : value.reset();
        if (value) visit(*value);
    }
    template <class Values>
    void visit_sized(Values& values) {
        std::uint64_t size = values.size();
        field("size", size);
        if (reads()) values.resize(size);
        visit_all(values);
    }
    template <class Values>
    void visit_all(Values& values) {
        constexpr bool kInOnePiece = requires { values.data(); };
        if constexpr (kInOnePiece && PlainState<typename Values::value_type>) {
            items(values.data(), sizeof(typename Values::value_type), values.size());
        } else {
            int index = 0;
            for (auto& value : values) field("", value, index++);
        }
    }
};

inline void visit_state(StateVisitor& visitor, Spike& spike) {
    visitor.field("tick", spike.tick);
    visitor.field("cycle", spike.cycle);
    visitor.field("core", spike.core);
    visitor.field("neuron", spike.neuron);
}

inline void visit_state(StateVisitor& visitor, Delivery& delivery) {
    visitor.field("tick", delivery.tick);
    visitor.field("cycle", delivery.cycle);
    visitor.field("core", delivery.core);
    visitor.field("axon", delivery.axon);
    visitor.field("source", delivery.source);
    visitor.field("neuron", delivery.neuron);
    visitor.field("merged", delivery.merged);
    visitor.field("late", delivery.late);
    visitor.field("early", delivery.early);
}

inline void visit_state(StateVisitor& visitor, Flit& flit) {
    visitor.field("kind", flit.kind);
    visitor.field("tick", flit.tick);
    visitor.field("source", flit.source);
    visitor.field("neuron", flit.neuron);
}

}  // namespace tendril
