// What the benches of leaf blocks share: random stimulus that idles and stalls, and the scoreboard.
package leaf;
  // "block.signal": one check. The program counts it, and the first that differs ends the run.
  import "DPI-C" function void leaf_same(
    string what,
    longint unsigned got,
    longint unsigned expected
  );

  int unsigned idle = 50;   // percent of cycles in which nothing is offered; drawn anew now and then
  int unsigned stall = 50;  // percent of cycles in which nothing is taken

  function automatic bit chance(int unsigned percent);
    /* verilator no_inline_task */
    return ($urandom % 100) < percent;
  endfunction

  function automatic bit offers();
    /* verilator no_inline_task */
    return !chance(idle);
  endfunction

  function automatic bit takes();
    /* verilator no_inline_task */
    return !chance(stall);
  endfunction

  // Below `limit`.
  function automatic int unsigned below(int unsigned limit);
    /* verilator no_inline_task */
    return $urandom % limit;
  endfunction

  // All ones and all zeros as often as anything in between.
  function automatic longint unsigned corner();
    /* verilator no_inline_task */
    case ($urandom % 4)
      0: return 0;
      1: return 64'hffff_ffff_ffff_ffff;
      default: return {$urandom, $urandom};
    endcase
  endfunction

  // A counter that is about to carry, up to any of its bits.
  function automatic longint unsigned about_to_carry();
    /* verilator no_inline_task */
    return 64'hffff_ffff_ffff_ffff - 64'($urandom % 8) - (chance(50) ? 64'd0 : 64'd1 << ($urandom % 64));
  endfunction
endpackage
