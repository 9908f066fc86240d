// A call in a process of its own: SystemC elaborates once a process, and what crashes takes nothing along.
#pragma once

#include <functional>
#include <string>

namespace tendril {

struct ForkResult {
    bool answered = false;  ///< the call returned
    std::string text;       ///< what it returned, or how the process ended
};

/// Calls in a child process and waits for it. Of a caller with one thread. The child ends with the caller.
/// @throws Error Exit::resource where no process can be made
ForkResult call_in_child(const std::function<std::string()>& call);

/// This process is killed when the process `parent` ends; at once where it has ended already.
void end_with_parent(int parent);

}  // namespace tendril
