#!/usr/bin/env python3
"""A datapath built without a mechanism is the datapath with that mechanism switched off: proved by Yosys.

without.py RTL_DIR         every mechanism, for all states, inputs and other parameters
without.py RTL_DIR --self  a mechanism that is not switched off is told apart
"""
import subprocess
import sys
import tempfile

# Build parameter: inputs tied to "off" in both; what is left out has no state.
OFF = {
    "HasLeak": {"leak_i": "12'd0"},
    "HasCut": {"cut_mode_i": "2'd0"},
    "HasSensitivity": {"sens_en_i": "1'd0"},
    "HasDecay": {"dec_mode_i": "2'd0"},
    "HasRefractory": {"refr_i": "8'd0", "timers_i [7:0]": "8'd0"},
    "HasBurst": {"latch_i": "1'd0", "burst_n_i": "5'd1", "episode_i [25:10]": "16'd0"},
    "HasLocalPhase": {"ep_local_i": "10'd0", "episode_i [9:0]": "10'd0"},
    "HasSubtractReset": {"rst_mode_i": "1'd0"},
    "HasOneshot": {"oneshot_i": "1'd0"},
    "HasShifts": {"vs_i": "3'd0", "ss_i": "3'd0"},
    "HasInhibition": {"inh_mode_i": "2'd0", "timers_i [15:8]": "8'd0", "episode_i [27:27]": "1'd0"},
}
WIDTHS = {"timers_i": 16, "episode_i": 28}
SECONDS = 60


def tie(port, value):
    """Yosys commands: an input of the miter is this value; of "port [7:0]" these bits, others free."""
    name, _, bits = f"in_{port}".partition(" ")
    commands = f"delete -input w:{name}; "
    if bits:
        low = int(bits.strip("[]").split(":")[-1])
        width, above = int(value.split("'")[0]), WIDTHS[port.split()[0]]
        free = [f"free_{name}[{above - 1}:{low + width}]"] if low + width < above else []
        rest = [f"free_{name}[{low - 1}:0]"] if low else []
        commands += f"add -input free_{name} {above}; "
        value = ",".join(free + [value] + rest)
    return commands + f"connect -set \\{name} {value}; "


def proved(rtl, parameter, tied):
    """Yosys makes a miter of both, its abc proves that it is never set."""
    read = f"read_verilog -I{rtl} {rtl}/core/neuron_datapath.v"
    with tempfile.TemporaryDirectory() as folder:
        script = (f"{read}; chparam -set {parameter} 0 neuron_datapath; rename neuron_datapath without;"
                  f" prep -flatten -top without; design -stash without;"
                  f" {read}; prep -flatten -top neuron_datapath; design -stash whole;"
                  " design -copy-from whole -as gold neuron_datapath;"
                  " design -copy-from without -as gate without;"
                  " miter -equiv -make_assert -flatten gold gate miter; hierarchy -top miter;"
                  f" cd miter; {''.join(tie(*each) for each in tied.items())} cd ..; opt -full;"
                  " select -assert-min 1 t:$assert; delete -output miter/o:*; techmap; opt -fast;"
                  f" abc -g AND -fast; opt_clean; write_aiger -B -zinit {folder}/miter.aig")
        built = subprocess.run(["yosys", "-q", "-p", script], capture_output=True, text=True)
        command = f"read_aiger {folder}/miter.aig; fold; strash; orpos; dc2; fraig; iprove"
        said = subprocess.run(["yosys-abc", "-c", command], capture_output=True, text=True,
                              timeout=SECONDS) if built.returncode == 0 else built
    holds = "UNSATISFIABLE" in said.stdout
    if not holds:
        print(f"{parameter}: {said.stdout[-400:]}{said.stderr[-400:]}")
    return holds


if __name__ == "__main__":
    if sys.argv[2:] == ["--self"]:
        sys.exit(proved(sys.argv[1], "HasLeak", {}) or proved(sys.argv[1], "HasOneshot", {}))
    sys.exit(not all([proved(sys.argv[1], parameter, tied) for parameter, tied in OFF.items()]))
