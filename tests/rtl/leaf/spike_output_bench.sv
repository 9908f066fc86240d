// What leaves a core beside two sets: spikes ascending, the mark, then an event for each winner.
module spike_output_bench #(
    parameter Neurons = 256,
    parameter AxonBits = 8
) (
    input wire clk_i,
    input wire rst_ni
);
  localparam NeuronBits = $clog2(Neurons);
  enum {Fill, Load, Spikes, Mark, Fired} stage = Fill;
  reg [7:0] tick;
  reg [8:0] source;
  reg spike, winner, ready, phase_event, axon_event, done;
  reg [NeuronBits-1:0] neuron, ask;
  reg [AxonBits-1:0] axon;
  wire is_winner, empty, last, sent, valid, fired_empty, fired_last, event_valid;
  wire [25:0] flit;
  wire [1:0] kind;
  wire [7:0] index;

  spike_output #(.Neurons(Neurons), .AxonBits(AxonBits)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .tick_i(tick), .source_i(source), .spike_i(spike),
      .winner_i(winner), .neuron_i(neuron), .ask_neuron_i(ask), .is_winner_o(is_winner),
      .load_i(stage == Load || stage == Spikes), .spikes_i(stage == Spikes), .mark_i(stage == Mark),
      .empty_o(empty), .last_o(last), .sent_o(sent), .valid_o(valid), .flit_o(flit), .ready_i(ready),
      .fired_load_i(stage == Mark || stage == Fired), .event_phase_i(phase_event),
      .event_axon_i(axon_event), .event_fired_i(stage == Fired), .axon_i(axon), .done_i(done),
      .fired_empty_o(fired_empty), .fired_last_o(fired_last), .event_valid_o(event_valid),
      .event_kind_o(kind), .event_index_o(index)
  );
  port_check #(.Width(26)) i_spikes (
      .clk_i(clk_i), .rst_ni(rst_ni), .valid_i(valid), .ready_i(ready), .flit_i(flit)
  );
  port_check #(.Width(10)) i_events (
      .clk_i(clk_i), .rst_ni(rst_ni && stage == Fired), .valid_i(event_valid), .ready_i(done),
      .flit_i({kind, index})
  );

  bit [Neurons-1:0] spikes = 0, winners = 0;

  function automatic int lowest(bit [Neurons-1:0] of);
    for (int i = 0; i < Neurons; i++) if (of[i]) return i;
    return 0;
  endfunction

  always @(posedge clk_i) begin
    automatic bit spiking = stage == Spikes && spikes != 0;
    automatic bit firing = stage == Fired && winners != 0;
    if (rst_ni) begin
      leaf::leaf_same("spike_output.valid_o", valid, spiking || stage == Mark);
      leaf::leaf_same("spike_output.sent_o", sent, spiking && ready);
      leaf::leaf_same("spike_output.empty_o", empty, spikes == 0);
      if (spiking) begin
        leaf::leaf_same("spike_output.flit_o", flit, {1'b0, tick, source, 8'(lowest(spikes))});
        leaf::leaf_same("spike_output.last_o", last, $countones(spikes) == 1);
      end
      if (stage == Mark) leaf::leaf_same("spike_output.mark", flit, {1'b1, tick, source, 8'd0});
      if (stage == Fill) leaf::leaf_same("spike_output.is_winner_o", is_winner, winners[ask]);
      leaf::leaf_same("spike_output.fired_empty_o", fired_empty, winners == 0);
      leaf::leaf_same("spike_output.event_valid_o", event_valid, phase_event || axon_event || firing);
      if (phase_event) leaf::leaf_same("spike_output.phase event", {kind, index}, {2'd2, 8'd0});
      else if (axon_event) leaf::leaf_same("spike_output.axon event", {kind, index}, {2'd0, 8'(axon)});
      else if (firing) begin
        leaf::leaf_same("spike_output.fired event", {kind, index}, {2'd1, 8'(lowest(winners))});
        leaf::leaf_same("spike_output.fired_last_o", fired_last, $countones(winners) == 1);
      end
    end
    if (spike) spikes[neuron] = 1'b1;
    if (winner) winners[neuron] = 1'b1;
    if (spiking && ready) spikes[lowest(spikes)] = 1'b0;
    if (firing && done) winners[lowest(winners)] = 1'b0;
    {spike, winner, phase_event, axon_event} <= 4'd0;
    if (!rst_ni) begin
      stage <= Fill;
      spikes = 0;
      winners = 0;
    end else
      case (stage)
        Fill: begin
          if (leaf::chance(5)) stage <= Load;
          else if (leaf::offers()) begin
            spike <= leaf::chance(80);
            winner <= leaf::chance(50);
          end
          phase_event <= leaf::chance(10);
          axon_event <= leaf::chance(10);
        end
        Load: stage <= spikes == 0 ? Mark : Spikes;
        Spikes: if (spikes == 0) stage <= Mark;
        Mark: if (ready) stage <= winners == 0 ? Fill : Fired;
        default: if (winners == 0) stage <= Fill;
      endcase
    if (stage == Fill && !spike && !winner && leaf::chance(20)) begin
      tick <= 8'($urandom);
      source <= 9'($urandom);
    end
    neuron <= NeuronBits'($urandom);
    ask <= NeuronBits'($urandom);
    axon <= AxonBits'($urandom);
    ready <= leaf::takes();
    done <= leaf::takes();
  end
endmodule
