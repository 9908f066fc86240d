// neuron_core: the synapse memory has one port, and in a cycle at most one asks for it: rows, the learn port
// or the configuration. Stands inside the module, before its end.
//
// Free: all pins, and all that the core's parts say but the tick's order, the spike output and the port.
    reg running = 0;  // one cycle of reset
    always @(posedge clk_i) running <= 1;
    always @* assume (rst_ni == running);

    wire by_row = row_read;
    wire by_learning = learn_read || learn_write_synapse;
    wire by_configuration = cfg_access[CoreRegionSynapses];

`ifdef COVER
    reg learned = 0, configured = 0;
    always @(posedge clk_i) begin
        if (running && learn_write_synapse) learned <= 1;
        if (running && by_configuration) configured <= 1;
    end
    always @* assert (!(running && configured && learned && by_row));
`else
    always @* if (running) begin
        assert (!(by_row && by_learning));
        assert (!(by_row && by_configuration));
        assert (!(by_learning && by_configuration));
    end
`endif
