// Generated from rtl/map.toml by rtl/generate_map.py: change that, not this.
// clang-format off
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace tendril {

/// One parameter of a struct of parameters: its name in configs, its range and its meaning.
template <class Params>
struct ParamInfo {
    std::string_view name;
    std::int32_t Params::*member;
    std::int32_t low, high, standard;
    std::string_view about;
};

inline constexpr int kBuiltSourceBits = 9;  ///< SRC_W: source ids on the wires
inline constexpr int kBuiltDelayMax = 7;  ///< ticks from spike to axon event
inline constexpr int kBuiltSlots = 8;  ///< pending bitmaps in the ring, delay_max + 1
inline constexpr int kBuiltSizeMax = 256;  ///< neurons and axons of a core

/// Parameters of section 3 of the specification, its names in lower case.
struct NeuronParams {
    std::int32_t vmax = 65535;  ///< ceiling of the potential V
    std::int32_t smax = 2047;  ///< ceiling of the slope S; its floor is -smax-1
    std::int32_t theta = 100;  ///< threshold
    std::int32_t en_dir = 1;  ///< inputs add to V directly
    std::int32_t vs = 0;  ///< left shift of the direct add
    std::int32_t en_slope = 1;  ///< inputs add to the slope
    std::int32_t ss = 0;  ///< left shift of the slope add
    std::int32_t leak = 0;  ///< V lost per tick, floor 0
    std::int32_t smin = 0;  ///< slope below which cut_mode cuts
    std::int32_t cut_mode = 0;  ///< 0 none, 1 slow slopes do not count, 2 slow slopes may not fire
    std::int32_t sens_en = 0;  ///< input shifted right by floor(log2((V >> sens_k) + 1))
    std::int32_t sens_k = 6;  ///< see sens_en
    std::int32_t dec_mode = 0;  ///< input decays with 1 phase ticks, 2 events seen (rank0)
    std::int32_t dec_sh = 2;  ///< right shift of that count
    std::int32_t refr = 0;  ///< refractory ticks
    std::int32_t rst_mode = 0;  ///< after firing: 0 V=S=0, 1 V-=threshold, S kept
    std::int32_t oneshot = 1;  ///< one spike per phase or local window
    std::int32_t burst_n = 1;  ///< spikes in a burst
    std::int32_t burst_isi = 4;  ///< ticks between burst or latch spikes
    std::int32_t latch = 0;  ///< repeat until inhibited or latch_ph phase ends have passed
    std::int32_t latch_ph = 2;  ///< phase ends a latch survives
    std::int32_t ep_local = 0;  ///< ticks of the local window its first input opens; 0 none
    std::int32_t ph_len = 32;  ///< ticks per phase; 0 free running
    std::int32_t inh_mode = 1;  ///< a winner 0 nothing, 1 silences the others until the phase ends, 2 subtracts, 3 silences for inh_t ticks
    std::int32_t inh_v = 0;  ///< V taken by a winner (mode 2)
    std::int32_t inh_s = 0;  ///< S taken by a winner (mode 2)
    std::int32_t inh_t = 0;  ///< ticks of silence (mode 3)
    std::int32_t wta_tie = 2;  ///< 0 all candidates win, 1 the lowest index, 2 the largest V-TH

    bool operator==(const NeuronParams&) const = default;
};

inline constexpr std::array<ParamInfo<NeuronParams>, 28> kNeuronParams{{
    {"vmax", &NeuronParams::vmax, 0, 65535, 65535, "ceiling of the potential V"},
    {"smax", &NeuronParams::smax, 0, 2047, 2047, "ceiling of the slope S; its floor is -smax-1"},
    {"theta", &NeuronParams::theta, 0, 65535, 100, "threshold"},
    {"en_dir", &NeuronParams::en_dir, 0, 1, 1, "inputs add to V directly"},
    {"vs", &NeuronParams::vs, 0, 7, 0, "left shift of the direct add"},
    {"en_slope", &NeuronParams::en_slope, 0, 1, 1, "inputs add to the slope"},
    {"ss", &NeuronParams::ss, 0, 7, 0, "left shift of the slope add"},
    {"leak", &NeuronParams::leak, 0, 4095, 0, "V lost per tick, floor 0"},
    {"smin", &NeuronParams::smin, 0, 2047, 0, "slope below which cut_mode cuts"},
    {"cut_mode", &NeuronParams::cut_mode, 0, 2, 0, "0 none, 1 slow slopes do not count, 2 slow slopes may not fire"},
    {"sens_en", &NeuronParams::sens_en, 0, 1, 0, "input shifted right by floor(log2((V >> sens_k) + 1))"},
    {"sens_k", &NeuronParams::sens_k, 0, 15, 6, "see sens_en"},
    {"dec_mode", &NeuronParams::dec_mode, 0, 2, 0, "input decays with 1 phase ticks, 2 events seen (rank0)"},
    {"dec_sh", &NeuronParams::dec_sh, 0, 7, 2, "right shift of that count"},
    {"refr", &NeuronParams::refr, 0, 255, 0, "refractory ticks"},
    {"rst_mode", &NeuronParams::rst_mode, 0, 1, 0, "after firing: 0 V=S=0, 1 V-=threshold, S kept"},
    {"oneshot", &NeuronParams::oneshot, 0, 1, 1, "one spike per phase or local window"},
    {"burst_n", &NeuronParams::burst_n, 1, 16, 1, "spikes in a burst"},
    {"burst_isi", &NeuronParams::burst_isi, 1, 255, 4, "ticks between burst or latch spikes"},
    {"latch", &NeuronParams::latch, 0, 1, 0, "repeat until inhibited or latch_ph phase ends have passed"},
    {"latch_ph", &NeuronParams::latch_ph, 0, 15, 2, "phase ends a latch survives"},
    {"ep_local", &NeuronParams::ep_local, 0, 1023, 0, "ticks of the local window its first input opens; 0 none"},
    {"ph_len", &NeuronParams::ph_len, 0, 256, 32, "ticks per phase; 0 free running"},
    {"inh_mode", &NeuronParams::inh_mode, 0, 3, 1, "a winner 0 nothing, 1 silences the others until the phase ends, 2 subtracts, 3 silences for inh_t ticks"},
    {"inh_v", &NeuronParams::inh_v, 0, 65535, 0, "V taken by a winner (mode 2)"},
    {"inh_s", &NeuronParams::inh_s, 0, 4095, 0, "S taken by a winner (mode 2)"},
    {"inh_t", &NeuronParams::inh_t, 0, 255, 0, "ticks of silence (mode 3)"},
    {"wta_tie", &NeuronParams::wta_tie, 0, 2, 2, "0 all candidates win, 1 the lowest index, 2 the largest V-TH"},
}};

/// Parameters of section 4 of the specification, its names in lower case.
struct LearningParams {
    std::int32_t kmax = 15;  ///< ceiling of a synapse count
    std::int32_t kbud = 4095;  ///< synapse budget of a neuron
    std::int32_t grow_en = 1;  ///< delivered excitatory spikes try to grow a synapse
    std::int32_t grow_sh = 6;  ///< right shift of the growth chance
    std::int32_t grow_inv = 1;  ///< growth chance falls with the count
    std::int32_t grow_fan = 0;  ///< that count: 0 of this synapse, 1 of all the axon's synapses on the core
    std::int32_t grow_inh = 1;  ///< no growth onto inhibited or fired neurons
    std::int32_t grow_repl = 0;  ///< growth over budget evicts
    std::int32_t grow_self = 0;  ///< fired neurons may grow
    std::int32_t early_mode = 0;  ///< 0 off, 1 time, 2 rank
    std::int32_t early_sh = 2;  ///< right shift of that time or rank
    std::int32_t str_en = 1;  ///< strengthen what arrived before
    std::int32_t str_sh = 0;  ///< right shift of the strengthening chance
    std::int32_t str_inv = 1;  ///< strengthening chance falls with the count
    std::int32_t str_early = 0;  ///< earlier inputs have the better chance
    std::int32_t str_repl = 0;  ///< strengthening over budget evicts
    std::int32_t wit_en = 1;  ///< wither what did not arrive or arrived after
    std::int32_t wit_sh = 0;  ///< right shift of the withering chance
    std::int32_t wit_inv = 0;  ///< withering chance falls with the count
    std::int32_t win = 0;  ///< ticks that count as before in free running
    std::int32_t learn_end = 1;  ///< learn at the end of the phase; 0 when ph_len is 0
    std::int32_t pred_en = 0;  ///< prediction correction
    std::int32_t miss_th = 2;  ///< least missing count that is an error
    std::int32_t miss_sh = 3;  ///< right shift of withering on an error
    std::int32_t dpred = 2;  ///< synapses taken by an error
    std::int32_t conf_sh = 0;  ///< right shift of the confirmation chance
    std::int32_t need_aft = 0;  ///< an error needs something that came after
    std::int32_t rot = 0;  ///< passes start at a random axon
    std::int32_t homeo_en = 0;  ///< adaptive threshold
    std::int32_t homeo_up = 0;  ///< threshold gained by learning
    std::int32_t homeo_dn_ph = 1;  ///< phases between decrements; 0 never
    std::int32_t homeo_max = 65535;  ///< ceiling of the adaptive threshold
    std::int32_t aim = 0;  ///< counts move towards aim - (tick of arrival); 0 they do not
    std::int32_t aim_new = 0;  ///< what came grows where there is no synapse, by aim
    std::int32_t novice = 0;  ///< neurons of TH 0 alone grow, and take their aim at once
    std::int32_t norm_sh = 0;  ///< learning sets TH to the sum of squared counts >> norm_sh; 0 it does not
    std::int32_t calm_sh = 0;  ///< by aim, steps halve as the episodes >> calm_sh double; 0 they do not

    bool operator==(const LearningParams&) const = default;
};

inline constexpr std::array<ParamInfo<LearningParams>, 37> kLearningParams{{
    {"kmax", &LearningParams::kmax, 1, 15, 15, "ceiling of a synapse count"},
    {"kbud", &LearningParams::kbud, 0, 4095, 4095, "synapse budget of a neuron"},
    {"grow_en", &LearningParams::grow_en, 0, 1, 1, "delivered excitatory spikes try to grow a synapse"},
    {"grow_sh", &LearningParams::grow_sh, 0, 31, 6, "right shift of the growth chance"},
    {"grow_inv", &LearningParams::grow_inv, 0, 1, 1, "growth chance falls with the count"},
    {"grow_fan", &LearningParams::grow_fan, 0, 1, 0, "that count: 0 of this synapse, 1 of all the axon's synapses on the core"},
    {"grow_inh", &LearningParams::grow_inh, 0, 1, 1, "no growth onto inhibited or fired neurons"},
    {"grow_repl", &LearningParams::grow_repl, 0, 1, 0, "growth over budget evicts"},
    {"grow_self", &LearningParams::grow_self, 0, 1, 0, "fired neurons may grow"},
    {"early_mode", &LearningParams::early_mode, 0, 2, 0, "0 off, 1 time, 2 rank"},
    {"early_sh", &LearningParams::early_sh, 0, 7, 2, "right shift of that time or rank"},
    {"str_en", &LearningParams::str_en, 0, 1, 1, "strengthen what arrived before"},
    {"str_sh", &LearningParams::str_sh, 0, 31, 0, "right shift of the strengthening chance"},
    {"str_inv", &LearningParams::str_inv, 0, 1, 1, "strengthening chance falls with the count"},
    {"str_early", &LearningParams::str_early, 0, 1, 0, "earlier inputs have the better chance"},
    {"str_repl", &LearningParams::str_repl, 0, 1, 0, "strengthening over budget evicts"},
    {"wit_en", &LearningParams::wit_en, 0, 1, 1, "wither what did not arrive or arrived after"},
    {"wit_sh", &LearningParams::wit_sh, 0, 31, 0, "right shift of the withering chance"},
    {"wit_inv", &LearningParams::wit_inv, 0, 1, 0, "withering chance falls with the count"},
    {"win", &LearningParams::win, 0, 65535, 0, "ticks that count as before in free running"},
    {"learn_end", &LearningParams::learn_end, 0, 1, 1, "learn at the end of the phase; 0 when ph_len is 0"},
    {"pred_en", &LearningParams::pred_en, 0, 1, 0, "prediction correction"},
    {"miss_th", &LearningParams::miss_th, 0, 4095, 2, "least missing count that is an error"},
    {"miss_sh", &LearningParams::miss_sh, 0, 31, 3, "right shift of withering on an error"},
    {"dpred", &LearningParams::dpred, 0, 15, 2, "synapses taken by an error"},
    {"conf_sh", &LearningParams::conf_sh, 0, 31, 0, "right shift of the confirmation chance"},
    {"need_aft", &LearningParams::need_aft, 0, 1, 0, "an error needs something that came after"},
    {"rot", &LearningParams::rot, 0, 1, 0, "passes start at a random axon"},
    {"homeo_en", &LearningParams::homeo_en, 0, 1, 0, "adaptive threshold"},
    {"homeo_up", &LearningParams::homeo_up, 0, 65535, 0, "threshold gained by learning"},
    {"homeo_dn_ph", &LearningParams::homeo_dn_ph, 0, 65535, 1, "phases between decrements; 0 never"},
    {"homeo_max", &LearningParams::homeo_max, 0, 65535, 65535, "ceiling of the adaptive threshold"},
    {"aim", &LearningParams::aim, 0, 31, 0, "counts move towards aim - (tick of arrival); 0 they do not"},
    {"aim_new", &LearningParams::aim_new, 0, 1, 0, "what came grows where there is no synapse, by aim"},
    {"novice", &LearningParams::novice, 0, 1, 0, "neurons of TH 0 alone grow, and take their aim at once"},
    {"norm_sh", &LearningParams::norm_sh, 0, 7, 0, "learning sets TH to the sum of squared counts >> norm_sh; 0 it does not"},
    {"calm_sh", &LearningParams::calm_sh, 0, 31, 0, "by aim, steps halve as the episodes >> calm_sh double; 0 they do not"},
}};

/// Addresses on a core's configuration port.
namespace core_map {
inline constexpr std::uint32_t kRegionWords = 32768;
inline constexpr std::uint32_t kRegisters = 0 * kRegionWords;  ///< one word a register, see below
inline constexpr std::uint32_t kAxonSources = 1 * kRegionWords;  ///< offset = slot of the associative table; word = {valid[16], source[8:0]}
inline constexpr std::uint32_t kAxonTable = 2 * kRegionWords;  ///< offset = slot * 256 + neuron of the source; word = {valid[12], pair[11], delay[10:8], axon[7:0]}
inline constexpr std::uint32_t kSynapses = 3 * kRegionWords;  ///< offset = axon * 32 + neuron / 8; word = 8 counts of 4 bits, lowest neuron in the lowest bits
inline constexpr std::uint32_t kNeurons = 4 * kRegionWords;  ///< offset = neuron * 4 + part; part 0 = {s[27:16], v[15:0]}; 1 = {inht[31:24], ref[23:16], th[15:0]}; 2 = {inh[27], fired[26], latph[25:22], bt[21:14], bc[13:10], e[9:0]}
inline constexpr std::uint32_t kPending = 5 * kRegionWords;  ///< offset = delay * 8 + axon / 32, delay 1..7 counted from the tick the core is in; word = 32 axon bits
inline constexpr std::uint32_t kAxonTypes = 6 * kRegionWords;  ///< offset = axon / 32; word = 32 bits, 1 = excitatory
inline constexpr std::uint32_t kCounters = 7 * kRegionWords;  ///< read only, cleared by start; offset 0 spikes, 1 arrived, 2 not_in_table, 3 merged, 4 late, 5 early, 6 and 7 low and high word of synaptic_events, 8 overrun
inline constexpr std::uint32_t kRegN = 0;
inline constexpr std::uint32_t kRegNin = 1;
inline constexpr std::uint32_t kRegSource = 2;
inline constexpr std::uint32_t kRegTick = 3;
inline constexpr std::uint32_t kRegPhase = 4;
inline constexpr std::uint32_t kRegLastTick = 5;
inline constexpr std::uint32_t kRegRank0 = 6;
inline constexpr std::uint32_t kRegLearning = 7;
inline constexpr std::uint32_t kRegFixed = 8;
inline constexpr std::uint32_t kRegStart = 9;
inline constexpr std::uint32_t kRegVmax = 10;
inline constexpr std::uint32_t kRegSmax = 11;
inline constexpr std::uint32_t kRegTheta = 12;
inline constexpr std::uint32_t kRegEnDir = 13;
inline constexpr std::uint32_t kRegVs = 14;
inline constexpr std::uint32_t kRegEnSlope = 15;
inline constexpr std::uint32_t kRegSs = 16;
inline constexpr std::uint32_t kRegLeak = 17;
inline constexpr std::uint32_t kRegSmin = 18;
inline constexpr std::uint32_t kRegCutMode = 19;
inline constexpr std::uint32_t kRegSensEn = 20;
inline constexpr std::uint32_t kRegSensK = 21;
inline constexpr std::uint32_t kRegDecMode = 22;
inline constexpr std::uint32_t kRegDecSh = 23;
inline constexpr std::uint32_t kRegRefr = 24;
inline constexpr std::uint32_t kRegRstMode = 25;
inline constexpr std::uint32_t kRegOneshot = 26;
inline constexpr std::uint32_t kRegBurstN = 27;
inline constexpr std::uint32_t kRegBurstIsi = 28;
inline constexpr std::uint32_t kRegLatch = 29;
inline constexpr std::uint32_t kRegLatchPh = 30;
inline constexpr std::uint32_t kRegEpLocal = 31;
inline constexpr std::uint32_t kRegPhLen = 32;
inline constexpr std::uint32_t kRegInhMode = 33;
inline constexpr std::uint32_t kRegInhV = 34;
inline constexpr std::uint32_t kRegInhS = 35;
inline constexpr std::uint32_t kRegInhT = 36;
inline constexpr std::uint32_t kRegWtaTie = 37;
inline constexpr std::uint32_t kFirstNeuronParam = 10;
}  // namespace core_map

/// Addresses on a hub's configuration port.
namespace hub_map {
inline constexpr std::uint32_t kRegionWords = 1024;
inline constexpr std::uint32_t kRegisters = 0 * kRegionWords;  ///< one word a register, see below
inline constexpr std::uint32_t kMasks = 1 * kRegionWords;  ///< write only; offset = source; word = SUB[source] = {laterals, up, down[radix-1:0]}
inline constexpr std::uint32_t kRegChildren = 0;
inline constexpr std::uint32_t kRegLaterals = 1;
inline constexpr std::uint32_t kRegParent = 2;
inline constexpr std::uint32_t kRegDepth = 3;
inline constexpr std::uint32_t kRegKeepOwn = 4;
inline constexpr std::uint32_t kRegMovedLow = 5;
inline constexpr std::uint32_t kRegMovedHigh = 6;
inline constexpr std::uint32_t kRegCopiesLow = 7;
inline constexpr std::uint32_t kRegCopiesHigh = 8;
inline constexpr std::uint32_t kRegMarksLow = 9;
inline constexpr std::uint32_t kRegMarksHigh = 10;
inline constexpr std::uint32_t kRegBlockedLow = 11;
inline constexpr std::uint32_t kRegBlockedHigh = 12;
inline constexpr std::uint32_t kRegBusyLow = 13;
inline constexpr std::uint32_t kRegBusyHigh = 14;
}  // namespace hub_map

/// Addresses on a chip's configuration port.
namespace chip_map {
inline constexpr std::uint32_t kRegionWords = 1024;
inline constexpr std::uint32_t kTree = 0 * kRegionWords;  ///< write only; offset = core, or cores + hub; word = {delay[3:0]} of its cable up
inline constexpr std::uint32_t kLaterals = 1 * kRegionWords;  ///< write only; offset = hub * laterals + lateral; word = {on[31], offset of the other end[27:16], delay[3:0]}
inline constexpr std::uint32_t kHosts = 2 * kRegionWords;  ///< write only; offset = host port; word = {on[31], hub * ports + port[27:16], delay[3:0]}
}  // namespace chip_map

}  // namespace tendril
