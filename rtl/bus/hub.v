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
    wire [31:0] register_word, counter_word;

    assign cfg_rdata_o = register_word | counter_word;

    hub_config #(
        .Radix    (Radix),
        .Laterals (Laterals),
        .CountBits(CountBits)
    ) u_config (
        .clk_i     (clk_i),
        .rst_ni    (rst_ni),
        .valid_i   (cfg_valid_i),
        .write_i   (cfg_write_i),
        .addr_i    (cfg_addr_i),
        .wdata_i   (cfg_wdata_i),
        .rdata_o   (register_word),
        .enabled_o (enabled),
        .host_o    (host),
        .depth_o   (depth),
        .keep_own_o(keep_own)
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
    reg [Ports-1:0] valid_q;      // a flit is held; it is at the head
    reg [Ports-1:0] out_valid_q;
    wire [Ports-1:0] behind;      // more wait behind the head
    wire [Ports-1:0] behind_room;
    wire [Ports-1:0] kind;        // the head is a mark
    wire [Ports-1:0] fits;        // there is room for the head everywhere
    wire [Ports-1:0] in_kind;
    (* mem2reg *) reg [FlitBits-1:0] head_q[0:Ports-1];  // registers, not a memory
    (* mem2reg *) reg [Ports-1:0] mask_q[0:Ports-1];     // outputs of the head

    wire [Ports-1:0] room = ~out_valid_q | out_ready_i;
    wire [Ports-1:0] spikes = valid_q & ~kind;
    wire [Ports-1:0] marks = valid_q & kind;
    wire [Ports-1:0] arrives = go ? in_valid_i & in_ready_o : {Ports{1'b0}};
    wire [Ports-1:0] at_empty = arrives & ~valid_q;

    assign in_ready_o = enabled & (~valid_q | behind_room);
    assign out_valid_o = out_valid_q;

    // ---- one thing a cycle -----------------------------------------------------------------------
    wire up, down, pending;
    wire [Ports-1:0] grant;

    hub_join #(
        .Ports(Ports)
    ) u_join (
        .clk_i    (clk_i),
        .rst_ni   (rst_ni),
        .go_i     (go),
        .below_i  (below),
        .beside_i (beside),
        .mark_i   (at_empty == 0 ? marks : marks | (at_empty & in_kind)),
        .held_i   (marks),
        .room_i   (room),
        .up_o     (up),
        .down_o   (down),
        .pending_o(pending)
    );

    assign idle_o = out_valid_q == 0 && spikes == 0 && !pending;

    hub_arbiter #(
        .Radix   (Radix),
        .Laterals(Laterals)
    ) u_arbiter (
        .clk_i  (clk_i),
        .rst_ni (rst_ni),
        .go_i   (go && !up && !down),
        .can_i  (spikes == 0 ? {Ports{1'b0}} : spikes & fits),
        .grant_o(grant)
    );

    // Whose flit goes out: of an up-join, the lowest port's mark. It comes down again.
    wire spike = grant != 0;
    wire [Ports-1:0] take = up ? below : down ? beside : grant;
    wire [PortBits-1:0] from = number(take & (~take + 1'b1));
    reg [FlitBits-1:0] mark_q;
    wire [FlitBits-1:0] flit = down ? mark_q :
        valid_q[from] ? head_q[from] : in_flit_i[from*FlitBits+:FlitBits];
    wire [Ports-1:0] put = up ? beside : down ? below : spike ? mask_q[from] : {Ports{1'b0}};

    always @(posedge clk_i) if (up) mark_q <= flit;

    // The number of the only port in a set: bit by bit, is it one of those whose number has the bit?
    function [PortBits-1:0] number(input [Ports-1:0] only);
        integer bit_i;
        begin
            for (bit_i = 0; bit_i < PortBits; bit_i = bit_i + 1)
                number[bit_i] = (only & numbers_with(bit_i)) != 0;
        end
    endfunction

    function [Ports-1:0] numbers_with(input integer bit_i);
        integer p;
        begin
            for (p = 0; p < Ports; p = p + 1) numbers_with[p] = ((p >> bit_i) & 1) != 0;
        end
    endfunction

    hub_counters #(
        .Ports(Ports)
    ) u_counters (
        .clk_i    (clk_i),
        .rst_ni   (rst_ni),
        .spike_i  (spike),
        .join_i   (up || down),
        .blocked_i(go && (spikes & ~grant) != 0),
        .put_i    (put),
        .read_i   (cfg_valid_i && !cfg_write_i),
        .word_i   (cfg_addr_i),
        .word_o   (counter_word)
    );

    // ---- ports -----------------------------------------------------------------------------------
    wire [Ports-1:0] pop = take & valid_q;
    wire [Ports-1:0] push = arrives & ~(take & ~valid_q);  // but for a mark that joins as it arrives
    wire [Ports-1:0] refill = pop & behind;
    wire [Ports-1:0] direct = push & ~behind & (~valid_q | pop);
    wire [Ports-1:0] load = refill | direct;
    wire [Ports-1:0] store = push & ~direct;

    always @(posedge clk_i) begin
        if (!rst_ni) begin
            valid_q <= 0;
            out_valid_q <= 0;
        end else if (go) begin
            valid_q <= (valid_q & ~pop) | load;
            out_valid_q <= (out_valid_q & ~out_ready_i) | put;
        end
    end

    genvar g;
    generate
        for (g = 0; g < Ports; g = g + 1) begin : gen_port
            // From below: anywhere but back, or back too where a child hears itself. From beside: down.
            localparam [Ports-1:0] Own = {{Ports - 1{1'b0}}, 1'b1} << g;
            wire [Ports-1:0] allowed =
                (g < Radix) ? (keep_own ? enabled : enabled & ~Own) :
                (g == Parent && host) ? enabled & ~Own : below;

            wire [FlitBits-1:0] second;
            wire [FlitBits-1:0] arriving = in_flit_i[g*FlitBits+:FlitBits];
            fifo #(
                .Width(FlitBits),
                .Depth(Depth)
            ) u_behind (
                .clk_i  (clk_i),
                .rst_ni (rst_ni),
                .limit_i(depth - 1'b1),
                .push_i (store[g]),
                .data_i (arriving),
                .ready_o(behind_room[g]),
                .pop_i  (refill[g]),
                .valid_o(behind[g]),
                .head_o (second)
            );

            wire [SourceBits-1:0] source = behind[g] ? second[8+:SourceBits] : arriving[8+:SourceBits];
            always @(posedge clk_i) begin
                if (load[g]) begin
                    head_q[g] <= behind[g] ? second : arriving;
                    mask_q[g] <= masks_q[source] & allowed;
                end
            end

            assign kind[g] = head_q[g][FlitBits-1];
            assign in_kind[g] = arriving[FlitBits-1];
            assign fits[g] = (mask_q[g] & ~room) == 0;

            reg [FlitBits-1:0] out_q;
            always @(posedge clk_i) if (put[g]) out_q <= flit;
            assign out_flit_o[g*FlitBits+:FlitBits] = out_q;
        end
    endgenerate

endmodule

`default_nettype wire
