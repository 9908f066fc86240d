// The order of a tick beside a list of what has to happen in it, made when it begins and again when its winners
// are known; marks or fixed starts, learning or none, a core of a few neurons that does anything.
module tick_control_bench #(
    parameter Neurons = 16,
    parameter Lanes = 8
) (
    input wire clk_i,
    input wire rst_ni
);
  localparam NeuronBits = $clog2(Neurons), RowWords = Neurons / Lanes;
  localparam WordBits = (RowWords > 1) ? $clog2(RowWords) : 1;
  localparam Most = 256;  // things in a tick
  typedef enum int {
    Halted, Waiting, Stopped, Begin, Phase, Row, Axon, Scan, ScanEnd, Decide, Pass, PassEnd, Spikes, Mark, Fired
  } thing_t;
  int list[0:Most-1], number[0:Most-1];  // things, and which word or neuron
  int at = 0, length = 0, op = Halted, was = Halted;

  // registers, and what the parts of the core report
  reg start, set_tick, set_phase, set_rank0, learning, fixed, disturb, event_ready, out_ready;
  reg wants_mark, tick_start;
  reg [31:0] set_data, last_tick;
  reg [8:0] ph_len;
  reg [1:0] mode;
  reg [NeuronBits-1:0] last_neuron;
  reg axons_empty, axons_last, active_q, busies_q, deferred_q, spikes_empty, spikes_last, fired_empty, fired_last;
  reg [NeuronBits:0] winners;
  wire [31:0] tick;
  wire [7:0] phase, rank0;
  wire take, overrun, owing, halted, waiting, stopped, begins, axons_on, row_read, row_done, scan, step, pass;
  wire phase_start, defer, first_pass, spare, out_load, out_spikes, out_mark, fired_load;
  wire event_phase, event_axon, event_fired;
  wire [WordBits-1:0] row_word;
  wire [NeuronBits-1:0] scan_neuron, neuron;
  wire busy = step && busies_q;

  tick_control #(.Neurons(Neurons), .Lanes(Lanes)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .start_i(start), .set_tick_i(set_tick), .set_phase_i(set_phase),
      .set_rank0_i(set_rank0), .set_data_i(set_data), .disturb_i(disturb), .learning_i(learning),
      .fixed_i(fixed), .last_tick_i(last_tick), .ph_len_i(ph_len), .inh_mode_i(mode),
      .last_neuron_i(last_neuron), .tick_o(tick), .phase_o(phase), .rank0_o(rank0),
      .mark_i(wants_mark && waiting && !fixed), .tick_start_i(tick_start), .take_o(take),
      .overrun_o(overrun), .owing_o(owing), .axons_empty_i(axons_empty), .axons_last_i(axons_last),
      .active_i(active_q), .event_ready_i(event_ready), .neuron_busy_i(busy), .any_winner_i(winners != 0),
      .winners_i(winners), .deferred_i(deferred_q), .out_empty_i(spikes_empty),
      .out_last_i(spikes_last), .fired_empty_i(fired_empty), .fired_last_i(fired_last),
      .out_ready_i(out_ready), .halted_o(halted), .waiting_o(waiting), .stopped_o(stopped),
      .begin_o(begins), .axons_o(axons_on), .row_read_o(row_read), .row_word_o(row_word),
      .row_done_o(row_done), .scan_o(scan), .scan_neuron_o(scan_neuron), .step_o(step), .pass_o(pass),
      .neuron_o(neuron), .phase_start_o(phase_start), .defer_o(defer), .first_pass_o(first_pass),
      .spare_winners_o(spare), .out_load_o(out_load), .out_spikes_o(out_spikes), .out_mark_o(out_mark),
      .fired_load_o(fired_load), .event_phase_o(event_phase), .event_axon_o(event_axon),
      .event_fired_o(event_fired)
  );

  // of the tick: what is left of it
  int axons = 0, wins = 0, spikes = 0, fired = 0, passed = 0;
  bit active = 0, busies = 0, deferred = 0, phase_began = 0, was_busy = 0;
  // of the core
  int owed = 0, rank = 0, rank_shown = 0, in_phase = 0, was_number = 0, was_passed = 0;
  bit [31:0] now = 0;
  bit due = 0, quiet = 0, preload = 0;

  task automatic add(int what, int which);
    list[length] = what;
    number[length] = which;
    length++;
  endtask

  task automatic add_each_neuron(int what, int ending);
    for (int i = 0; i <= int'(last_neuron); i++) add(what, i);
    add(ending, 0);
  endtask

  task automatic plan_tick();
    automatic bit starts = ph_len != 0 && in_phase == 0 && $signed(now) > 0;
    at = 0;
    length = 0;
    axons = leaf::chance(60) ? 0 : leaf::below(4);
    {wins, spikes, fired, passed} = 0;
    {active, deferred, was_busy} = 0;
    busies = leaf::chance(30);
    add(Begin, 0);
    if (starts) add(Phase, 0);
    for (int i = 0; i < axons; i++) begin
      for (int w = 0; w <= int'(last_neuron) / Lanes; w++) add(Row, w);
      add(Axon, 0);
    end
    if (quiet && axons == 0 && !starts) add(Mark, 0);
    else begin
      add_each_neuron(Scan, ScanEnd);
      add(Decide, 0);
      if (leaf::chance(50)) begin
        deferred = mode != 0 && leaf::chance(50);
        wins = deferred ? 1 : leaf::below(4);
        spikes = leaf::below(3) + (deferred ? 0 : wins);
      end
    end
  endtask

  task automatic plan_rest();
    if (wins > 0 && mode != 0)
      for (int i = 0; i < (mode == 2 ? wins : 1); i++) add_each_neuron(Pass, PassEnd);
    if (deferred) spikes++;  // its winner is entered now
    fired = wins;
    if (spikes > 0) add(Spikes, 0);
    add(Mark, 0);
    if (fired > 0) add(Fired, 0);
  endtask

  task automatic end_tick();
    if (!preload && ph_len != 0) in_phase = in_phase + 1 == int'(ph_len) ? 0 : (in_phase + 1) % 256;
    op = fixed && now == last_tick ? Stopped : Waiting;
  endtask

  // The thing at hand is done.
  task automatic next();
    case (op)
      Phase: begin
        phase_began = 1;
        rank = 0;
        rank_shown = 0;
      end
      Axon: begin
        axons--;
        active = 1;
        if (rank < 255) rank++;
      end
      Decide: begin
        phase_began = 0;
        rank_shown = rank;
        quiet = !was_busy && !active;
        plan_rest();
      end
      PassEnd: passed++;
      Spikes: spikes--;
      Fired: fired--;
      default: ;
    endcase
    at++;
    if (at == length) end_tick();
    else op = list[at];
  endtask

  // Whether the thing at hand is done with this cycle; of spikes and winners, one of several.
  function automatic bit done();
    case (op)
      Phase, Axon, Fired: return event_ready || !learning;
      Spikes: return out_ready;
      Mark: return out_ready || fixed;
      default: return 1;
    endcase
  endfunction

  always @(posedge clk_i) begin
    automatic bit takes = op == Waiting && (fixed ? due || owed > 0 : wants_mark);
    automatic bit running = !(op inside {Halted, Waiting, Stopped});
    automatic bit decides = op == Decide, inhibits = wins > 0 && mode != 0;
    if (rst_ni) begin
      leaf::leaf_same("tick_control.run control", {halted, waiting, stopped, take},
                      {op == Halted, op == Waiting, op == Stopped, takes});
      leaf::leaf_same("tick_control.starts", {overrun, owing},
                      {due && !(op == Waiting && owed == 0), due || owed > 0});
      leaf::leaf_same("tick_control.phases", {begins, axons_on, row_read, row_done, scan},
                      {op == Begin, op inside {Begin, Phase, Axon}, op == Row, op == Axon && done(),
                       op inside {Scan, Pass}});
      leaf::leaf_same("tick_control.step and pass", {step, pass}, {was == Scan, was == Pass});
      if (was inside {Scan, Pass}) leaf::leaf_same("tick_control.neuron_o", neuron, was_number);
      if (op inside {Scan, Pass}) leaf::leaf_same("tick_control.scan_neuron_o", scan_neuron, number[at]);
      if (op == Row) leaf::leaf_same("tick_control.row_word_o", row_word, number[at]);
      if (was == Scan) leaf::leaf_same("tick_control.phase_start_o", phase_start, phase_began);
      leaf::leaf_same("tick_control.winners", {defer, first_pass, spare},
                      {decides && deferred && wins > 0, was == Pass && was_passed == 0,
                       was == Pass && was_passed == 0 && (mode == 2 || winners == 1)});
      leaf::leaf_same("tick_control.output", {out_load, out_spikes, out_mark, fired_load},
                      {(decides && !inhibits) || op inside {PassEnd, Spikes}, op == Spikes,
                       op == Mark && !fixed, op inside {Mark, Fired}});
      leaf::leaf_same("tick_control.events", {event_phase, event_axon, event_fired},
                      {op == Phase, op == Axon, op == Fired});
      leaf::leaf_same("tick_control.tick_o", tick, now);
      leaf::leaf_same("tick_control.phase_o", phase, in_phase);
      leaf::leaf_same("tick_control.rank0_o", rank0, rank_shown);
    end
    was = op;
    was_passed = passed;
    was_number = running ? number[at] : 0;
    if (busy) was_busy = 1;
    if (disturb) quiet = 0;
    // starts: one is due in the cycle after its pulse, and owed until it is taken
    if (takes && fixed) owed--;
    owed += int'(due);
    due = tick_start && fixed;
    if (op == Halted) begin
      if (set_tick) now = set_data;
      if (set_phase) in_phase = int'(set_data[7:0]);
      if (set_rank0) begin
        rank = int'(set_data[7:0]);
        rank_shown = rank;
      end
      if (start) begin
        preload = 1;
        quiet = 0;
        {at, length, passed, fired} = 0;
        if (fixed) end_tick();
        else begin
          add(Mark, 0);
          op = Mark;
        end
      end
    end else if (takes) begin
      preload = 0;
      if (now == last_tick) op = Stopped;
      else begin
        now++;
        plan_tick();
        op = Begin;
      end
    end else if (running && done()) begin
      // one spike or winner of several: the rest stays
      if (op == Spikes && spikes > 1) spikes--;
      else if (op == Fired && fired > 1) fired--;
      else next();
    end
    if (!rst_ni) begin
      {owed, rank, rank_shown, in_phase, axons, wins, spikes, fired} = 0;
      {due, quiet, preload, active, deferred, phase_began} = 0;
      now = 0;
      op = Halted;
      was = Halted;
    end

    // what the core reports in the next cycle
    axons_empty <= axons == 0;
    axons_last <= axons == 1;
    active_q <= active;
    busies_q <= busies;
    deferred_q <= deferred;
    winners <= (NeuronBits + 1)'(wins);
    spikes_empty <= spikes == 0;
    spikes_last <= spikes == 1;
    fired_empty <= fired == 0;
    fired_last <= fired == 1;
    event_ready <= leaf::takes();
    out_ready <= leaf::takes();
    wants_mark <= leaf::offers();
    tick_start <= leaf::chance(3) && owed < 100;
    disturb <= op == Waiting && leaf::chance(5);
    // another core after each reset, set up in the cycles before its start
    {start, set_tick, set_phase, set_rank0} <= 4'd0;
    if (!rst_ni) begin
      learning <= leaf::chance(50);
      fixed <= leaf::chance(50);
      mode <= 2'($urandom);
      last_neuron <= NeuronBits'($urandom);
      ph_len <= leaf::chance(30) ? 9'd0 : 9'(1 + leaf::below(leaf::chance(50) ? 4 : 256));
    end else if (op == Halted && !start) begin
      case ($urandom % 5)
        0: begin
          set_tick <= 1'b1;
          set_data <= leaf::chance(50) ? 32'hffff_ffff : 32'(leaf::below(1000));
        end
        1: begin
          set_phase <= ph_len != 0;
          set_data <= 32'(leaf::below(ph_len == 0 ? 1 : int'(ph_len)));
        end
        2: begin
          set_rank0 <= 1'b1;
          set_data <= leaf::chance(30) ? 32'd254 : $urandom;
        end
        default: begin
          start <= 1'b1;
          last_tick <= now + (leaf::chance(20) ? 32'd0 : 32'(leaf::below(40)));
        end
      endcase
    end
  end
endmodule
