// From a learn access to the beats of the core's learn port, one a cycle.
#pragma once

#include "systemc/core/core.h"
#include "systemc/learning/learner.h"

namespace tendril {

/// Who decides what to access: the learner itself, or a bridge to the engine that holds it.
class LearnClient {
public:
    virtual ~LearnClient() = default;
    virtual Access begin(const LearnEvent& event) = 0;
    virtual Access next() = 0;
    virtual Reply& reply() = 0;
    virtual std::span<const Change> changes() const = 0;
};

/// Drives the learn pins of one core. Costs, in cycles in which the core holds its event: an access-free
/// event 0 beyond its own; `read` 1; `column` axons; `neurons` neurons; `write` one a change. A read's
/// answer comes a cycle after its beat, and what follows from it can be driven in that same cycle.
class LearnPort {
public:
    /// @param size in use
    LearnPort(LearnClient& client, CoreSize size) : client_(client), size_(size) {}

    /// Sets `learn` and `event_ready` of this cycle from this cycle's outputs. Once a cycle while the
    /// core holds an event.
    void drive(const CoreOutputs& outputs, CoreInputs& inputs);

    /// Forgets a conversation that was cut off.
    void clear() { talking_ = false; }

    /// True between an event's first and last cycle.
    bool busy() const { return talking_; }
    void visit_state(StateVisitor& visitor);

private:
    int beats() const;
    void collect(const LearnAnswer& answer);
    LearnBeat beat() const;

    LearnClient& client_;
    CoreSize size_;
    bool talking_ = false;
    Access access_;
    int sent_ = 0;
    int answered_ = 0;
};

}  // namespace tendril
