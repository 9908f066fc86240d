// What a regression has to have shown a hub, and the protocol on all of its ports.
module hub_cover #(
    parameter Ports = 13,
    parameter FlitBits = 26
) (
    input wire clk_i,
    input wire rst_ni,
    input wire [Ports-1:0] in_valid_i,
    input wire [Ports*FlitBits-1:0] in_flit_i,
    input wire [Ports-1:0] in_ready_o,
    input wire [Ports-1:0] out_valid_o,
    input wire [Ports*FlitBits-1:0] out_flit_o,
    input wire [Ports-1:0] out_ready_i,
    input wire [Ports-1:0] enabled,
    input wire [Ports-1:0] arrives,
    input wire [Ports-1:0] spikes,
    input wire [Ports-1:0] marks,
    input wire [Ports-1:0] at_empty,
    input wire [Ports-1:0] in_kind,
    input wire [Ports-1:0] grant,
    input wire [Ports-1:0] put,
    input wire [Ports-1:0] behind,
    input wire go,
    input wire up,
    input wire down,
    input wire host,
    input wire keep_own,
    input wire [4:0] depth,
    input wire idle_o
);
  genvar g;
  generate
    for (g = 0; g < Ports; g = g + 1) begin : gen_port
      port_check #(
          .Width(FlitBits)
      ) u_out (
          .clk_i(clk_i),
          .rst_ni(rst_ni && go),
          .valid_i(out_valid_o[g]),
          .ready_i(out_ready_i[g]),
          .flit_i(out_flit_o[g*FlitBits+:FlitBits])
      );
      port_check #(
          .Width(FlitBits)
      ) u_in (
          .clk_i(clk_i),
          .rst_ni(rst_ni && go && enabled[g]),
          .valid_i(in_valid_i[g]),
          .ready_i(in_ready_o[g]),
          .flit_i(in_flit_i[g*FlitBits+:FlitBits])
      );
    end
  endgenerate

  wire run = rst_ni && go;
  wire [Ports-1:0] full = enabled & ~in_ready_o;

  input_full : cover property (@(posedge clk_i) run && full != 0);
  all_inputs_full : cover property (@(posedge clk_i) run && enabled != 0 && full == enabled);
  simultaneous_arrivals : cover property (@(posedge clk_i) run && (arrives & (arrives - 1'b1)) != 0);
  arrivals_everywhere : cover property (@(posedge clk_i) run && enabled != 0 && arrives == enabled);
  several_spikes_want_to_move : cover property (@(posedge clk_i) run && (spikes & (spikes - 1'b1)) != 0);
  spike_waits_for_room : cover property (@(posedge clk_i) run && spikes != 0 && grant == 0 && !up && !down);
  spike_waits_for_a_join : cover property (@(posedge clk_i) run && spikes != 0 && (up || down));
  multicast : cover property (@(posedge clk_i) run && grant != 0 && (put & (put - 1'b1)) != 0);
  mask_is_empty : cover property (@(posedge clk_i) run && grant != 0 && put == 0);
  up_join : cover property (@(posedge clk_i) run && up);
  up_join_of_a_mark_just_arriving :
  cover property (@(posedge clk_i) run && up && (at_empty & in_kind) != 0);
  down_join : cover property (@(posedge clk_i) run && down);
  mark_held_while_spikes_move : cover property (@(posedge clk_i) run && marks != 0 && grant != 0);
  host_at_the_root : cover property (@(posedge clk_i) run && host && down);
  child_does_not_hear_itself : cover property (@(posedge clk_i) run && !keep_own && grant != 0);
  flits_behind_a_head : cover property (@(posedge clk_i) run && behind != 0);
  depth_of_one : cover property (@(posedge clk_i) run && depth == 5'd1 && full != 0);
  deepest : cover property (@(posedge clk_i) run && depth == 5'd16 && full != 0);
  idle_while_marks_wait : cover property (@(posedge clk_i) run && idle_o && marks != 0);
  configured_under_way : cover property (@(posedge clk_i) rst_ni && !go && enabled != 0);
endmodule

bind hub hub_cover #(
    .Ports(Ports),
    .FlitBits(FlitBits)
) u_cover (
    .*
);
