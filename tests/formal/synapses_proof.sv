// synapse_memory: whoever reads a count gets what was written last, by learning or configuration; for any
// followed synapse, and any order of accesses, at most one in a cycle.
`default_nettype none

module synapses_proof #(
    parameter Axons = 2,
    parameter Neurons = 16,
    parameter Lanes = 8,
    parameter AxonBits = $clog2(Axons),
    parameter NeuronBits = $clog2(Neurons),
    parameter WordBits = $clog2(Neurons / Lanes)
) (
    input wire                  clk_i,
    input wire                  row_read_i,
    input wire [  AxonBits-1:0] row_axon_i,
    input wire [  WordBits-1:0] row_word_i,
    input wire                  learn_read_i,
    input wire                  learn_write_i,
    input wire [  AxonBits-1:0] learn_axon_i,
    input wire [NeuronBits-1:0] learn_neuron_i,
    input wire [           3:0] learn_count_i,
    input wire                  cfg_read_i,
    input wire                  cfg_write_i,
    input wire [  AxonBits-1:0] cfg_axon_i,
    input wire                  cfg_octet_i,
    input wire [          31:0] cfg_data_i,
    input wire [  AxonBits-1:0] axon_i,         // sampled in the first cycle: the followed
    input wire [NeuronBits-1:0] neuron_i
);

    wire [4*Lanes-1:0] row_counts;
    wire [3:0] learn_count;
    wire [31:0] cfg_data;

    synapse_memory #(
        .Axons  (Axons),
        .Neurons(Neurons),
        .Lanes  (Lanes)
    ) dut (
        .clk_i         (clk_i),
        .row_read_i    (row_read_i),
        .row_axon_i    (row_axon_i),
        .row_word_i    (row_word_i),
        .row_counts_o  (row_counts),
        .learn_read_i  (learn_read_i),
        .learn_write_i (learn_write_i),
        .learn_axon_i  (learn_axon_i),
        .learn_neuron_i(learn_neuron_i),
        .learn_count_i (learn_count_i),
        .learn_count_o (learn_count),
        .cfg_read_i    (cfg_read_i),
        .cfg_write_i   (cfg_write_i),
        .cfg_axon_i    (cfg_axon_i),
        .cfg_octet_i   ({4'd0, cfg_octet_i}),
        .cfg_data_i    (cfg_data_i),
        .cfg_data_o    (cfg_data)
    );

    wire [4:0] accesses = {row_read_i, learn_read_i, learn_write_i, cfg_read_i, cfg_write_i};
    always @* assume ((accesses & (accesses - 5'd1)) == 0);

    reg begun = 0, known = 0;
    reg [AxonBits-1:0] axon = 0;
    reg [NeuronBits-1:0] neuron = 0;
    reg [3:0] count = 0;  // of the followed, once it was written
    reg row_asked = 0, learn_asked = 0, cfg_asked = 0;
    wire [2:0] place = neuron[2:0];
    wire in_word = row_word_i == neuron[NeuronBits-1:3];
    wire in_octet = cfg_axon_i == axon && cfg_octet_i == neuron[NeuronBits-1:3];
    always @(posedge clk_i) begin
        begun <= 1;
        if (!begun) begin
            axon   <= axon_i;
            neuron <= neuron_i;
        end else if (learn_write_i && learn_axon_i == axon && learn_neuron_i == neuron) begin
            count <= learn_count_i;
            known <= 1;
        end else if (cfg_write_i && in_octet) begin
            count <= cfg_data_i[4*place+:4];
            known <= 1;
        end
        row_asked   <= begun && known && row_read_i && row_axon_i == axon && in_word;
        learn_asked <= begun && known && learn_read_i && learn_axon_i == axon && learn_neuron_i == neuron;
        cfg_asked   <= begun && known && cfg_read_i && in_octet;
    end

    reg [3:0] was = 0;  // when it was asked for
    reg learned = 0;    // a learning write behind one of configuration
    always @(posedge clk_i) begin
        was <= count;
        if (learn_write_i && learn_axon_i == axon && learn_neuron_i == neuron && known) learned <= 1;
    end

`ifdef COVER
    always @* assert (!(row_asked && learned && was == 4'd9));
`else
    always @* begin
        if (row_asked) assert (row_counts[4*place+:4] == was);
        if (learn_asked) assert (learn_count == was);
        if (cfg_asked) assert (cfg_data[4*place+:4] == was);
    end
`endif

endmodule

`default_nettype wire
