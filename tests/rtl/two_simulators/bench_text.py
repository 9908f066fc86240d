"""The Verilog bench of a chip, for any simulator: it plays a stimulus and writes every port of every instance
in every cycle in which one of them changed.

A trace has lines "cycle instance value…": the values of all ports of the instance in hexadecimal. A port that
means nothing at a time is shown as 0 then (guards.toml).
"""
from dataclasses import dataclass

QUEUE = 4096          # flits a host can send, and rows of the configuration / 4
MOST_CYCLES = 60000   # a stimulus that is not over by then hangs


@dataclass(frozen=True)
class Shown:
    """An instance of the trace."""
    instance: object
    terms: tuple    # Verilog, a port each
    read: str = ""  # Verilog: it reads

    @property
    def width(self):
        return sum(port.width for port in self.instance.ports)


def shown(instance, guards):
    """@param guards guards.toml"""
    of_module = guards["valid"].get(instance.module, {})
    loaded = guards["loaded"].get(instance.module, [])
    of_memory = guards["read"].get(instance.module, {})
    widths = {port.name: port.width for port in instance.ports}
    terms = []
    hidden = [name for key, names in guards["hidden"].items()
              if instance.module == key or instance.path.endswith("." + key) for name in names]
    for port in instance.ports:
        term = f"{instance.path}.{port.name}"
        if port.name in hidden:
            term = f"{port.width}'d0"
        elif port.name in of_module:
            guard = of_module[port.name]
            each = port.width // widths[guard]   # a bit of the guard for each slice
            masks = ", ".join(f"{{{each}{{{instance.path}.{guard}{select}}}}}"
                              for select in selects(widths[guard]))
            term = f"({term} & {{{masks}}})"
        elif port.name in loaded:
            term = f"({term} & {{{port.width}{{started}}}})"
        elif port.name in of_memory:
            term = f"({term} & {{{port.width}{{started && was_read}}}})"
        terms.append(term)
    read = " || ".join(f"{instance.path}.{name}" for name in set(of_memory.values()))
    return Shown(instance, tuple(terms), read)


def selects(width):
    return [""] if width == 1 else [f"[{bit}]" for bit in reversed(range(width))]


def declaration(port):
    width = f"[{port.width - 1}:0] " if port.width > 1 else ""
    return f"    {'reg' if port.is_input else 'wire'} {width}{port.name};"


def tracer(number, item):
    values = ", ".join(item.terms).replace("was_read", f"read_{number}")
    formats = " ".join(["%h"] * len(item.terms))
    register = f"\n    reg read_{number} = 1'b0;" if item.read else ""
    follow = f"\n        read_{number} = read_{number} || started && ({item.read});" if item.read else ""
    return f"""\
    reg [{item.width - 1}:0] last_{number}, now_{number};{register}
    task show_{number}; begin
        now_{number} = {{{values}}};
        if (first || now_{number} !== last_{number}) begin
            $fdisplay(trace, "%0d {number} {formats}", cycle, {values});
            last_{number} = now_{number};
        end{follow}
    end endtask
"""


def chip_bench(items, parameters, hosts):
    """The text of module chip_bench. @param items the first is the chip"""
    top = items[0].instance
    settings = ", ".join(f".{name}({value})" for name, value in parameters.items())
    ports = ", ".join(f".{port.name}({port.name})" for port in top.ports)
    cores = next(port.width for port in top.ports if port.name == "take_o")
    lines = ["`timescale 1ns / 1ns", "module chip_bench;"]
    lines += [declaration(port) for port in top.ports]
    lines.append(f"    chip #({settings}) dut ({ports});")
    lines.append(DRIVER.format(hosts=hosts, cores=cores, queue=QUEUE, last_host=hosts - 1, most=MOST_CYCLES,
                               rows=4 * QUEUE - 1, last_flit=hosts * QUEUE - 1))
    lines += [tracer(number, item) for number, item in enumerate(items)]
    # One block, so that all simulators show the instances in one order.
    lines += ["    always @(sample) begin", *(f"        show_{number};" for number in range(len(items))),
              "        first = 1'b0;", "    end", "endmodule"]
    return "\n".join(lines) + "\n"


# Everything at random comes from one xorshift, so that all simulators see the same. Inputs change behind the
# falling edge and are sampled with all else before the rising one, while the chip is configured in one cycle
# of 16; a flit that is offered stays.
DRIVER = """\
    event sample;
    reg show, started, first;
    integer trace, cycle, row, left, host, core, period;
    reg rests;
    reg [31:0] noise;
    reg [63:0] rows [0:{rows}];
    reg [25:0] flits [0:{last_flit}];
    reg [31:0] numbers [0:3];
    integer sent [0:{last_host}];
    reg [8*256-1:0] folder_rows, folder_flits, folder_numbers, trace_name;

    task draw; begin
        noise = noise ^ (noise << 13);
        noise = noise ^ (noise >> 17);
        noise = noise ^ (noise << 5);
    end endtask

    task offer; begin
        for (host = 0; host < {hosts}; host = host + 1) begin
            if (host_in_valid_i[host] && host_in_ready_o[host]) begin
                sent[host] = sent[host] + 1;
                host_in_valid_i[host] = 1'b0;
            end
        end
    end endtask

    task next_pins; begin
        for (host = 0; host < {hosts}; host = host + 1) begin
            draw;
            host_out_ready_i[host] = noise[3:0] != 0;
            if (!host_in_valid_i[host] && flits[host * {queue} + sent[host]] != 26'h3ffffff)
                host_in_valid_i[host] = noise[6:4] != 0;
            host_in_flit_i[host * 26 +: 26] = flits[host * {queue} + sent[host]];
        end
        for (core = 0; core < {cores}; core = core + 1) begin
            draw;
            event_ready_i[core] = event_valid_o[core] && noise[0];
            learn_op_i[core * 2 +: 2] = event_valid_o[core] && !noise[0] ? noise[2:1] : 2'd0;
            learn_axon_i[core * 8 +: 8] = noise[6:3];
            learn_neuron_i[core * 8 +: 8] = noise[10:7];
            learn_data_i[core * 16 +: 16] = noise[14:11];
        end
        tick_start_i = period > 0 && cycle % period == 0 ? {{{cores}{{1'b1}}}} : {{{cores}{{1'b0}}}};
    end endtask

    // A word of the configuration: its request stays until it is taken; a core's port then rests a cycle.
    task configure; begin
        cfg_valid_i = !rests;
        cfg_write_i = rows[row][62];
        cfg_kind_i = rows[row][61:60];
        cfg_index_i = rows[row][58:50];
        cfg_addr_i = rows[row][49:32];
        cfg_wdata_i = rows[row][31:0];
        rests = 1'b0;
    end endtask

    // The next cycle's pins: one of a run, of which `left` are left, or of the configuration.
    task play; begin
        if (left == 0 && rows[row][63]) left = rows[row][31:0];
        if (left != 0) begin
            started = 1'b1;
            cfg_valid_i = 1'b0;
            next_pins;
            left = left - 1;
            if (left == 0) row = row + 1;
        end else begin
            host_out_ready_i = 0; event_ready_i = 0; learn_op_i = 0; tick_start_i = 0;
            configure;
        end
    end endtask

    initial begin
        if (!$value$plusargs("rows=%s", folder_rows)) $finish;
        if (!$value$plusargs("flits=%s", folder_flits)) $finish;
        if (!$value$plusargs("numbers=%s", folder_numbers)) $finish;
        if (!$value$plusargs("trace=%s", trace_name)) $finish;
        $readmemh(folder_rows, rows);
        $readmemh(folder_flits, flits);
        $readmemh(folder_numbers, numbers);
        trace = $fopen(trace_name, "w");
        noise = numbers[0];
        period = numbers[1];
        row = 0;
        left = 0;
        rests = 1'b0;
        show = 1'b0;
        started = 1'b0;
        first = 1'b1;
        cycle = 0;
        clk_i = 1'b0;
        rst_ni = 1'b0;
        cfg_valid_i = 1'b0; cfg_write_i = 1'b0; cfg_kind_i = 0; cfg_index_i = 0; cfg_addr_i = 0;
        cfg_wdata_i = 0; host_in_valid_i = 0; host_in_flit_i = 0; host_out_ready_i = 0; event_ready_i = 0;
        learn_op_i = 0; learn_axon_i = 0; learn_neuron_i = 0; learn_data_i = 0; tick_start_i = 0;
        for (host = 0; host < {hosts}; host = host + 1) sent[host] = 0;
        #1 clk_i = 1'b1;
        #1 clk_i = 1'b0;
        rst_ni = 1'b1;
        #1 show = 1'b1;
        while (row < numbers[2] && cycle < {most}) begin
            play;
            #1 if (show && (started || cycle % 16 == 0)) -> sample;
            #1 offer;
            if (cfg_valid_i && cfg_ready_o) begin
                rests = cfg_kind_i == 0;
                row = row + 1;
            end
            #1 clk_i = 1'b1;
            #1 clk_i = 1'b0;
            cycle = cycle + 1;
        end
        $fclose(trace);
        $finish;
    end
"""
