// A small chip that grows across cores and meets every kind of shortage.
#pragma once

#include <string>

namespace tendril {

/// Eight cores in a built tree with a shortcut; few axons, fewer rows for sources: both run out.
inline const std::string kGrowingChip = R"(format = "tendril-chip 1"
[size]
neurons = 16
axons   = 16
lanes   = 16
sources = 4
[topology]
family = "tree"
cores  = 8
levels = 3
radix  = 2
laterals = [["L1.0", "L1.2"]]
[neuron]
en_slope = 0
oneshot  = 0
theta    = 12
vs       = 2
leak     = 1
refr     = 3
inh_mode = 3
inh_t    = 2
[learning]
rule     = "completed"
win      = 8
grow_sh  = 3
wit_sh   = 1
remote_growth = 1
remote_sh     = 1
remote_every  = 16
[[host]]
name  = "in"
lines = 6
[[axons]]
core   = "all"
source = "in"
axons  = "0:5"
[[synapses]]
core  = "all"
axons = "0:5"
fill  = "uniform"
k     = [0, 4]
[[stimulus]]
host = "in"
kind = "poisson"
rate = 0.15
)";

}  // namespace tendril
