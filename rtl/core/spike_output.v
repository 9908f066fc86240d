// What leaves a core: the spikes of a tick in ascending order, then its mark; and the events that the
// learning engine has to deal with.
`default_nettype none

module spike_output #(
    parameter Neurons = 256,
    parameter AxonBits = 8,
    parameter NeuronBits = $clog2(Neurons)
) (
    input  wire                  clk_i,
    input  wire                  rst_ni,
    input  wire [           7:0] tick_i,
    input  wire [           8:0] source_i,
    // neurons that spike; winners among them
    input  wire                  spike_i,
    input  wire                  winner_i,
    input  wire [NeuronBits-1:0] neuron_i,
    input  wire [NeuronBits-1:0] ask_neuron_i,
    output wire                  is_winner_o,
    // spikes and the mark
    input  wire                  load_i,
    input  wire                  spikes_i,     // spikes go out
    input  wire                  mark_i,       // the mark goes out
    output wire                  empty_o,
    output wire                  last_o,
    output wire                  sent_o,       // a spike went out
    output wire                  valid_o,
    output wire [          25:0] flit_o,
    input  wire                  ready_i,
    // events
    input  wire                  fired_load_i,
    input  wire                  event_phase_i,
    input  wire                  event_axon_i,
    input  wire                  event_fired_i,
    input  wire [  AxonBits-1:0] axon_i,
    input  wire                  done_i,       // the event is dealt with
    output wire                  fired_empty_o,
    output wire                  fired_last_o,
    output wire                  event_valid_o,
    output wire [           1:0] event_kind_o,
    output wire [           7:0] event_index_o
);
  localparam [1:0] KindAxon = 2'd0, KindFired = 2'd1, KindPhaseStart = 2'd2;

  wire spike_valid, fired_valid, unused_member;
  wire [NeuronBits-1:0] spike_neuron, fired_neuron;

  bitmap #(
      .Bits(Neurons)
  ) i_spikes (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .set_i(spike_i),
      .set_index_i(neuron_i),
      .empty_o(empty_o),
      .enable_i(load_i),
      .pop_i(sent_o),
      .valid_o(spike_valid),
      .last_o(last_o),
      .index_o(spike_neuron),
      .ask_index_i(neuron_i),
      .member_o(unused_member)
  );

  bitmap #(
      .Bits(Neurons)
  ) i_winners (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .set_i(winner_i),
      .set_index_i(neuron_i),
      .empty_o(fired_empty_o),
      .enable_i(fired_load_i),
      .pop_i(event_fired_i && done_i),
      .valid_o(fired_valid),
      .last_o(fired_last_o),
      .index_o(fired_neuron),
      .ask_index_i(ask_neuron_i),
      .member_o(is_winner_o)
  );

  wire [7:0] spike_neuron_wide = {{(8 - NeuronBits) {1'b0}}, spike_neuron};
  wire [7:0] fired_neuron_wide = {{(8 - NeuronBits) {1'b0}}, fired_neuron};
  wire [7:0] axon_wide = {{(8 - AxonBits) {1'b0}}, axon_i};

  assign sent_o = spikes_i && spike_valid && ready_i;
  assign valid_o = mark_i || (spikes_i && spike_valid);
  assign flit_o = {mark_i, tick_i, source_i, mark_i ? 8'd0 : spike_neuron_wide};
  assign event_valid_o = event_phase_i || event_axon_i || (event_fired_i && fired_valid);
  assign event_kind_o = event_phase_i ? KindPhaseStart : event_fired_i ? KindFired : KindAxon;
  assign event_index_o = event_phase_i ? 8'd0 : event_fired_i ? fired_neuron_wide : axon_wide;
endmodule

`default_nettype wire
