#!/usr/bin/env python3
"""A datapath built without a mechanism is the datapath with that mechanism switched off: proved by Yosys.

without.py RTL_DIR         every mechanism, for all states, inputs and other parameters
without.py RTL_DIR --self  a mechanism that is not switched off is told apart
"""
import subprocess
import sys

# Build parameter: inputs tied to "off" in both. Bursts left over from elsewhere are state: no bc then.
OFF = {
    "HasLeak": {"leak_i": "12'd0"},
    "HasCut": {"cut_mode_i": "2'd0"},
    "HasSensitivity": {"sens_en_i": "1'd0"},
    "HasDecay": {"dec_mode_i": "2'd0"},
    "HasRefractory": {"refr_i": "8'd0"},
    "HasBurst": {"latch_i": "1'd0", "burst_n_i": "5'd1", "episode_i [13:10]": "4'd0"},
    "HasLocalPhase": {"ep_local_i": "10'd0"},
    "HasSubtractReset": {"rst_mode_i": "1'd0"},
    "HasOneshot": {"oneshot_i": "1'd0"},
    "HasShifts": {"vs_i": "3'd0", "ss_i": "3'd0"},
    "HasInhibition": {"inh_mode_i": "2'd0"},
}
SECONDS = 100


def proved(rtl, parameter, tied):
    whole = {name: value for name, value in tied.items() if " " not in name}
    loose = "".join(f"delete -input w:in_{name}; " for name in whole)
    ties = "".join(f"connect -set \\in_{name} {value}; " for name, value in whole.items())
    sets = "".join(f"-set in_{name.replace(' ', '')} {tied[name]} " for name in tied if name not in whole)
    read = f"read_verilog -I{rtl} {rtl}/core/neuron_datapath.v"
    script = (f"{read}; chparam -set {parameter} 0 neuron_datapath; rename neuron_datapath without;"
              f" prep -flatten -top without; design -stash without;"
              f" {read}; prep -flatten -top neuron_datapath; design -stash whole;"
              " design -copy-from whole -as gold neuron_datapath;"
              " design -copy-from without -as gate without;"
              " miter -equiv -make_assert -flatten gold gate miter; hierarchy -top miter;"
              f" cd miter; {loose}{ties} cd ..; opt -full; opt_share; opt -full;"
              " select -assert-min 1 t:$assert;"
              f" sat -verify -prove-asserts {sets} -timeout {SECONDS} miter")
    done = subprocess.run(["yosys", "-q", "-p", script], capture_output=True, text=True)
    if done.returncode:
        print(f"{parameter}: {done.stdout[-400:]}{done.stderr[-400:]}")
    return done.returncode == 0


if __name__ == "__main__":
    if sys.argv[2:] == ["--self"]:
        sys.exit(proved(sys.argv[1], "HasLeak", {}) or proved(sys.argv[1], "HasOneshot", {}))
    sys.exit(not all([proved(sys.argv[1], parameter, tied) for parameter, tied in OFF.items()]))
