// One bus of the tree: children, laterals and a parent; a spike goes to every port of its source's mask.
//
// Promises (c = the cycle in which a flit is valid and ready at an input):
// - a spike is at the head of its port with its mask from c+1 on, moves in a cycle in which every output
//   of the mask is empty or drains, to all of them at once, and is valid there the cycle after;
// - marks leave only by a join (hub_join); a mark that arrives at an empty port joins in cycle c;
// - each cycle one of: up-join, else down-join, else one spike (hub_arbiter);
// - an input is ready while it holds fewer than `depth` flits; outputs are functions of registers;
// - idle_o: nothing is or will be sent unless something arrives; then nothing changes in the hub;
// - a configuration access takes the cycle: the hub neither takes, moves nor sends in it.
// Asks: a port not enabled gets no flit; configuration while all is quiet; a mask for every source.
`default_nettype none

module hub #(
    parameter Radix = 8,       // child ports, 2 or more
    parameter Laterals = 4,    // 1 or more
    parameter Depth = 16,      // flits an input can hold at most: a power of two, 2..16
    parameter SourceBits = 9,  // up to 10
    parameter Ports = Radix + Laterals + 1,  // {parent, laterals, children}
    parameter FlitBits = 17 + SourceBits     // {mark, tick[7:0], source, neuron[7:0]}
) (
    input  wire                      clk_i,
    input  wire                      rst_ni,

    input  wire [         Ports-1:0] in_valid_i,
    input  wire [Ports*FlitBits-1:0] in_flit_i,
    output wire [         Ports-1:0] in_ready_o,

    output wire [         Ports-1:0] out_valid_o,
    output wire [Ports*FlitBits-1:0] out_flit_o,
    input  wire [         Ports-1:0] out_ready_i,

    output wire                      idle_o,

    input  wire                      cfg_valid_i,
    input  wire                      cfg_write_i,
    input  wire [              10:0] cfg_addr_i,
    input  wire [              31:0] cfg_wdata_i,
    output wire [              31:0] cfg_rdata_o
);

    localparam CountBits = $clog2(Depth + 1);
    localparam PortBits = $clog2(Ports);
    localparam Parent = Ports - 1;
    localparam [Ports-1:0] Children = {1'b0, {Laterals{1'b0}}, {Radix{1'b1}}};
    localparam [Ports-1:0] Up = {1'b1, {Laterals + Radix{1'b0}}};

    generate
        if (Radix < 2 || Radix > 16) begin : gen_bad_radix
            ILLEGAL_hub_Radix_must_be_2_to_16 illegal();
        end
        if (Laterals < 1 || Laterals > 8) begin : gen_bad_laterals
            ILLEGAL_hub_Laterals_must_be_1_to_8 illegal();
        end
        if (Depth > 16) begin : gen_bad_depth
            ILLEGAL_hub_Depth_must_be_at_most_16 illegal();
        end
        if (SourceBits < 1 || SourceBits > 10) begin : gen_bad_source_bits
            ILLEGAL_hub_SourceBits_must_be_1_to_10 illegal();
        end
    endgenerate

    // ---- registers and masks ---------------------------------------------------------------------
    wire go = !cfg_valid_i;
    wire [Ports-1:0] enabled;
    wire host, keep_own;
    wire [CountBits-1:0] depth;
    wire [3:0] counter_word;
    wire [31:0] counter;

    hub_config #(
        .Radix    (Radix),
        .Laterals (Laterals),
        .CountBits(CountBits)
    ) u_config (
        .clk_i         (clk_i),
        .rst_ni        (rst_ni),
        .valid_i       (cfg_valid_i),
        .write_i       (cfg_write_i),
        .addr_i        (cfg_addr_i),
        .wdata_i       (cfg_wdata_i),
        .rdata_o       (cfg_rdata_o),
        .counter_word_o(counter_word),
        .counter_i     (counter),
        .enabled_o     (enabled),
        .host_o        (host),
        .depth_o       (depth),
        .keep_own_o    (keep_own)
    );

    reg [Ports-1:0] masks_q[0:(1<<SourceBits)-1];

    always @(posedge clk_i)
        if (cfg_valid_i && cfg_write_i && cfg_addr_i[10])
            masks_q[cfg_addr_i[SourceBits-1:0]] <=
                {cfg_wdata_i[Radix], cfg_wdata_i[Radix+1+:Laterals], cfg_wdata_i[Radix-1:0]};

    // Below: children, and a host in the parent's place. Beside: laterals, and a hub above.
    wire [Ports-1:0] below_kind = host ? Children | Up : Children;
    wire [Ports-1:0] below = enabled & below_kind;
    wire [Ports-1:0] beside = enabled & ~below_kind;

    // ---- what is at the heads --------------------------------------------------------------------
    wire [Ports-1:0] room;   // the output is empty or drains
    wire [Ports-1:0] valid;  // a flit is held
    wire [Ports-1:0] kind;   // and it is a mark
    wire [Ports-1:0] can;    // and it is a spike with room everywhere
    wire [Ports-1:0] arriving_mark;  // at a port that holds nothing
    wire [Ports*FlitBits-1:0] heads;
    wire [Ports*Ports-1:0] masks;

    // ---- one thing a cycle -----------------------------------------------------------------------
    wire up, down, pending;
    wire [Ports-1:0] held_marks = valid & kind;
    wire [Ports-1:0] spikes = valid & ~kind;
    wire [Ports-1:0] grant;

    hub_join #(
        .Ports(Ports)
    ) u_join (
        .clk_i    (clk_i),
        .rst_ni   (rst_ni),
        .go_i     (go),
        .below_i  (below),
        .beside_i (beside),
        .mark_i   (held_marks | arriving_mark),
        .held_i   (held_marks),
        .room_i   (room),
        .up_o     (up),
        .down_o   (down),
        .pending_o(pending)
    );

    hub_arbiter #(
        .Radix   (Radix),
        .Laterals(Laterals)
    ) u_arbiter (
        .clk_i  (clk_i),
        .rst_ni (rst_ni),
        .go_i   (go && !up && !down),
        .can_i  (can),
        .grant_o(grant)
    );

    wire spike = grant != 0;
    wire [Ports-1:0] take = up ? below : down ? beside : grant;
    reg [PortBits-1:0] from;  // whose flit goes out: of an up-join, the lowest port's mark
    reg [FlitBits-1:0] mark_q;  // the mark that went up; it comes down again

    always @* begin : which
        integer p;
        from = 0;
        for (p = Ports - 1; p >= 0; p = p - 1) if (take[p]) from = p[PortBits-1:0];
    end

    wire [Ports-1:0] put = up ? beside : down ? below : spike ? masks[from*Ports+:Ports] : {Ports{1'b0}};
    wire [FlitBits-1:0] flit = down ? mark_q :
        valid[from] ? heads[from*FlitBits+:FlitBits] : in_flit_i[from*FlitBits+:FlitBits];

    always @(posedge clk_i) if (up) mark_q <= flit;

    hub_counters #(
        .Ports(Ports)
    ) u_counters (
        .clk_i    (clk_i),
        .rst_ni   (rst_ni),
        .spike_i  (spike),
        .join_i   (up || down),
        .blocked_i(go && (spikes & ~grant) != 0),
        .put_i    (put),
        .word_i   (counter_word),
        .word_o   (counter)
    );

    // ---- ports -----------------------------------------------------------------------------------
    reg [Ports-1:0] out_valid_q;

    assign out_valid_o = out_valid_q;
    assign room = ~out_valid_q | out_ready_i;
    assign idle_o = out_valid_q == 0 && spikes == 0 && !pending;

    always @(posedge clk_i)
        if (!rst_ni) out_valid_q <= 0;
        else if (go) out_valid_q <= (out_valid_q & ~out_ready_i) | put;

    genvar g;
    generate
        for (g = 0; g < Ports; g = g + 1) begin : gen_port
            wire [FlitBits-1:0] arriving = in_flit_i[g*FlitBits+:FlitBits];
            wire ready, load;
            wire arrives = go && in_valid_i[g] && in_ready_o[g];
            wire [FlitBits-1:0] head, next;

            fifo #(
                .Width(FlitBits),
                .Depth(Depth)
            ) u_fifo (
                .clk_i  (clk_i),
                .rst_ni (rst_ni),
                .limit_i(depth),
                .push_i (arrives && !(take[g] && !valid[g])),
                .data_i (arriving),
                .ready_o(ready),
                .pop_i  (take[g] && valid[g]),
                .valid_o(valid[g]),
                .head_o (head),
                .load_o (load),
                .next_o (next)
            );

            assign in_ready_o[g] = enabled[g] && ready;
            assign kind[g] = head[FlitBits-1];
            assign heads[g*FlitBits+:FlitBits] = head;
            assign arriving_mark[g] = arrives && arriving[FlitBits-1] && !valid[g];

            // From below: anywhere but back, or back too where a child hears itself. From beside: down.
            localparam [Ports-1:0] Own = {{Ports - 1{1'b0}}, 1'b1} << g;
            wire [Ports-1:0] allowed =
                (g < Radix) ? (keep_own ? enabled : enabled & ~Own) :
                (g == Parent) ? (host ? enabled & ~Own : below) : below;
            reg [Ports-1:0] mask_q;
            always @(posedge clk_i) if (load) mask_q <= masks_q[next[8+:SourceBits]] & allowed;

            assign masks[g*Ports+:Ports] = mask_q;
            assign can[g] = spikes[g] && (mask_q & ~room) == 0;

            reg [FlitBits-1:0] out_q;
            always @(posedge clk_i) if (put[g]) out_q <= flit;
            assign out_flit_o[g*FlitBits+:FlitBits] = out_q;
        end
    endgenerate

endmodule

`default_nettype wire
