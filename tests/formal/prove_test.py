#!/usr/bin/env python3
# The runner must fail on what proves nothing: no assertion, no true mutant, a state that is never reached.
import subprocess
import sys
import tempfile
import tomllib
import unittest
from pathlib import Path

import prove

HERE = Path(__file__).resolve().parent

GOOD = """
[tried]
top = "tried"
design = ["rtl/util/first_one.v"]
checkers = ["{checker}"]
engine = "{engine}"
bound = "none"
seconds = 60
cover = "the count is at 3"
"""
MUTANT = """
[[tried.mutants]]
name = "tried"
file = "rtl/util/first_one.v"
from = "{changed}"
to = "{to}"
"""
CHECKER = """
module tried(input clk_i);
    reg [2:0] count = 0;
    always @(posedge clk_i) count <= count == {last} ? 0 : count + 1;
`ifdef COVER
    always @* assert (count != {reached});
`else
    {asserted}
`endif
endmodule
"""
HOLDS = "always @* assert (count <= 5);"


class Runner(unittest.TestCase):
    def attempt(self, asserted=HOLDS, reached=3, last=5, changed=None, to="", engine="pdr", only=None):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "tried.sv").write_text(CHECKER.format(asserted=asserted, reached=reached, last=last))
            text = GOOD.format(checker=folder / "tried.sv", engine=engine)
            if changed is not None:
                text += MUTANT.format(changed=changed, to=to)
            (folder / "proofs.toml").write_text(text)
            command = [sys.executable, HERE / "prove.py", "tried", "--proofs", folder / "proofs.toml"]
            command += ["--only", only] if only else []
            done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
            return done.returncode, done.stdout + done.stderr

    def refused(self, why, **how):
        code, text = self.attempt(**how)
        self.assertEqual(code, 1, text)
        self.assertIn(why, text)

    def test_a_proof_without_an_assertion_fails(self):
        self.refused("no assertion", asserted="", changed="module first_one", to="module first_one")

    def test_a_false_assertion_fails_in_its_cycle(self):
        wrong = "always @* assert (count != 4);"
        for engine in ("pdr", "bmc3 -F 20"):
            self.refused("fails in cycle 4", asserted=wrong, changed="x", engine=engine)

    def test_a_false_assertion_fails_under_induction(self):
        self.refused("induction", asserted="always @* assert (count != 4);", changed="x", engine="sat")

    def test_what_computes_too_long_fails_however_busy_the_machine(self):
        with self.assertRaisesRegex(prove.Wrong, "sh took more than 1 s of CPU"):
            prove.run(["sh", "-c", "while :; do :; done"], 1)
        self.assertEqual(prove.run(["sleep", "1.5"], 1)[0], 0)

    def test_a_proof_without_a_mutant_fails(self):
        self.refused("no mutant")

    def test_a_mutant_whose_text_is_not_there_fails(self):
        self.refused("is there 0 times", changed="no such text")

    def test_a_mutant_that_changes_nothing_fails(self):
        self.refused("changes nothing", changed="module first_one", to="module first_one")

    def test_a_mutant_that_survives_fails(self):
        self.refused("not rejected", changed="module first_one", to="module  first_one")

    def test_a_cover_out_of_reach_fails(self):
        self.refused("not reached", reached=7, changed="x", only="cover")

    def test_a_cover_in_reach_passes(self):
        code, text = self.attempt(changed="x", only="cover")
        self.assertEqual(code, 0, text)
        self.assertIn("reached in cycle 3", text)

    def test_a_depth_not_reached_in_time_is_no_proof(self):
        self.refused("abc decided nothing", changed="x", engine="bmc3 -F 0 -T 1")


class EveryBlock(unittest.TestCase):
    def test_every_block_of_the_chip_is_in_a_proof_that_idle_it_does_not_change(self):
        names = (prove.ROOT / "rtl/rtl.f").read_text().split()
        rtl = {f"rtl/{name}" for name in names if name.endswith(".v")}
        proofs = [proof for file in HERE.glob("proofs*.toml")
                  for proof in tomllib.loads(file.read_text()).values() if "quiet" in proof]
        self.assertEqual(rtl - {name for proof in proofs for name in proof["design"]}, set())


if __name__ == "__main__":
    unittest.main()
