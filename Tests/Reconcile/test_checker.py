#!/usr/bin/env python3
"""The checker itself, on hand-made findings documents: what it must call missed, wrong, allowed and false."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from checking.judgement import KINDS, Judgement  # noqa: E402


def owed(code="ARITH_TOTAL_MISMATCH", **members):
    return {"code": code, "severity": "error", "organization": "20728", "indicator": "ho", "file": "a.xlsx", "sheet": "S", "cell": "F17",
            "stated": "47", "computed": "46", "difference": "1", "shape": "made by hand", **members}


def found(code="ARITH_TOTAL_MISMATCH", cell="F17", cause=None, **members):
    return {"id": members.pop("id", code + cell), "code": code, "severity": "error", "organization": "20728", "indicator": "ho", "stated": "47",
            "computed": "46", "difference": "1", "cause": cause,
            "evidence": [{"role": "compared", "file": "nop/a.xlsx", "sheet": "S", "cell": "F5:F16"},
                         {"role": "stated", "file": "nop/a.xlsx", "sheet": members.pop("sheet", "S"), "cell": cell}], **members}


def judged(expected, findings, kinds=(), **more):
    judgement = Judgement(kinds)
    judgement.judge("set", {"findings": expected, **more}, {"findings": findings})
    return judgement


class CheckerTests(unittest.TestCase):
    def row(self, judgement, code="ARITH_TOTAL_MISMATCH"):
        counts = judgement.counts[code]
        return tuple(counts[each] for each in ("planted", "found", "right cell", "right figures", "missed", "false alarms"))

    def test_right(self):
        judgement = judged([owed()], [found()])
        self.assertEqual(self.row(judgement), (1, 1, 1, 1, 0, 0))
        self.assertTrue(judgement.clean)

    def test_missed(self):
        judgement = judged([owed()], [])
        self.assertEqual(self.row(judgement), (1, 0, 0, 0, 1, 0))
        self.assertFalse(judgement.clean)
        self.assertIn("a.xlsx!S!F17", judgement.lines[0])

    def test_another_kind_at_the_cell_is_named(self):
        judgement = judged([owed()], [found("ARITH_STALE_CACHE")])
        self.assertEqual(self.row(judgement)[4], 1)
        self.assertIn("ARITH_STALE_CACHE", judgement.lines[0])
        self.assertEqual(self.row(judgement, "ARITH_STALE_CACHE")[5], 1)

    def test_wrong_cell(self):
        judgement = judged([owed()], [found(cell="F18")])
        self.assertEqual(self.row(judgement), (1, 1, 0, 0, 1, 0))
        self.assertIn("WRONG CELL", judgement.lines[0])

    def test_another_cell_that_counts(self):
        self.assertTrue(judged([owed(alsoAt=["F18"])], [found(cell="F18")]).clean)
        self.assertTrue(judged([owed(alsoAt=[{"file": "a.xlsx", "sheet": "T", "cell": "B2"}])], [found(cell="B2", sheet="T")]).clean)

    def test_figures_of_the_cell_that_was_found(self):
        cells = {"F18": {"stated": "9", "computed": "7", "difference": "2"}}
        self.assertTrue(judged([owed(alsoAt=["F18"], cells=cells)], [found(cell="F18", stated="9", computed="7", difference="2")]).clean)
        self.assertFalse(judged([owed(alsoAt=["F18"], cells=cells)], [found(cell="F18")]).clean)

    def test_wrong_figures(self):
        judgement = judged([owed()], [found(computed="45", difference="2")])
        self.assertEqual(self.row(judgement), (1, 1, 1, 0, 1, 0))

    def test_figures_are_decimals(self):
        self.assertTrue(judged([owed()], [found(stated="47.0", difference="1.00")]).clean)
        self.assertFalse(judged([owed()], [found(stated="47.0000000001")]).clean)

    def test_wrong_sign(self):
        self.assertFalse(judged([owed()], [found(difference="-1")]).clean)

    def test_wrong_severity(self):
        judgement = judged([owed()], [found(severity="warning")])
        self.assertEqual(self.row(judgement)[4], 1)
        self.assertIn("WRONG SEVERITY", judgement.lines[0])

    def test_a_quotient_may_be_rounded(self):
        quotient = owed(stated="100", computed="97.872340425532", difference="2.127659574468", quotient=True)
        for computed, difference in (("97.87", "2.13"), ("97.8723", "2.1277"), ("97.872340425532", "2.127659574468")):
            self.assertTrue(judged([quotient], [found(stated="100", computed=computed, difference=difference)]).clean, computed)
        for computed in ("97.9", "97.88", "98", "97.86"):
            self.assertFalse(judged([quotient], [found(stated="100", computed=computed, difference="2.13")]).clean, computed)

    def test_figures_of_either_side(self):
        turned = found(stated="46", computed="47", difference="-1")
        self.assertFalse(judged([owed()], [turned]).clean)
        self.assertTrue(judged([owed(eitherSide=True)], [turned]).clean)

    def test_a_figure_that_is_free(self):
        self.assertTrue(judged([owed(stated=None, computed=None, difference=None)], [found(stated="1", computed="2", difference="-1")]).clean)

    def test_false_alarm(self):
        judgement = judged([], [found()])
        self.assertEqual(self.row(judgement), (0, 0, 0, 0, 0, 1))
        self.assertFalse(judgement.clean)

    def test_twice_is_a_false_alarm(self):
        self.assertEqual(self.row(judged([owed()], [found(id="1"), found(id="2")])), (1, 1, 1, 1, 0, 1))

    def test_two_findings_are_not_one(self):
        judgement = judged([owed(), owed(cell="F18", stated="3", computed="2")], [found()])
        self.assertEqual(self.row(judgement), (2, 1, 1, 1, 1, 0))

    def test_the_best_match_is_taken(self):
        expected = [owed(cell="F18"), owed()]
        self.assertTrue(judged(expected, [found(), found(cell="F18")]).clean)

    def test_information_of_the_importer(self):
        self.assertTrue(judged([], [found("VAL_NUMBER_AS_TEXT", severity="information")]).clean)
        self.assertFalse(judged([], [found("VAL_COMPOSITE_UNPARSED", severity="warning")]).clean)
        self.assertFalse(judged([], [found("ARITH_FORMULA_INCONSISTENT", severity="information")]).clean)

    def test_a_consequence_needs_a_cause(self):
        rule = {"code": "XORG_BODY_MISMATCH", "organization": "20728"}
        self.assertFalse(judged([], [found("XORG_BODY_MISMATCH")], allowed=[rule]).clean)
        self.assertTrue(judged([], [found("XORG_BODY_MISMATCH", cause={"kind": "hidden-row"})], allowed=[rule]).clean)
        self.assertTrue(judged([], [found("XORG_BODY_MISMATCH")], allowed=[{**rule, "free": True}]).clean)
        self.assertFalse(judged([], [found("XORG_BODY_MISMATCH", cause={"kind": "x"}, organization="20729")], allowed=[rule]).clean)
        place = {"code": None, "file": "a.xlsx", "sheet": "S", "cell": "F17", "free": True}
        self.assertTrue(judged([], [found()], allowed=[place]).clean)
        self.assertFalse(judged([], [found(cell="F18")], allowed=[place]).clean)

    def test_one_of_a_group_is_enough(self):
        group = [owed(group="g"), owed("ARITH_FORMULA_TYPED_OVER", group="g")]
        self.assertTrue(judged(group, [found()]).clean)
        self.assertTrue(judged(group, [found("ARITH_FORMULA_TYPED_OVER")]).clean)
        self.assertFalse(judged(group, []).clean)
        self.assertFalse(judged(group, [found(cell="F18")]).clean)

    def test_of_a_group_one_is_the_root(self):
        group = [owed(group="g"), owed("ARITH_FORMULA_TYPED_OVER", group="g")]
        root, other = found("ARITH_FORMULA_TYPED_OVER", id="1"), found(id="2")
        self.assertFalse(judged(group, [root, other]).clean)
        self.assertTrue(judged(group, [root, {**other, "cause": {"kind": "typed-over-formula", "finding": "1"}}]).clean)
        self.assertFalse(judged(group, [root, {**other, "cause": {"kind": "typed-over-formula", "finding": "3"}}]).clean)

    def test_told_by_its_root(self):
        judgement = judged([owed(group="g"), owed("ARITH_FORMULA_TYPED_OVER", group="g")], [found("ARITH_FORMULA_TYPED_OVER")])
        self.assertEqual(self.row(judgement)[:2], (1, 0))
        self.assertEqual(judgement.counts["ARITH_TOTAL_MISMATCH"]["by its root"], 1)

    def test_a_symptom_needs_a_cause(self):
        self.assertFalse(judged([owed(symptom=True)], [found()]).clean)
        self.assertTrue(judged([owed(symptom=True)], [found(cause={"kind": "hidden-row"})]).clean)

    def test_a_repeated_figure_is_told_once_at_each_place(self):
        expected = owed(alsoAt=[{"file": "a.xlsx", "sheet": "T", "cell": "B2"}], again=True)
        here, there = found(), found(cell="B2", sheet="T")
        self.assertTrue(judged([expected], [here]).clean)
        self.assertTrue(judged([expected], [here, there]).clean)
        self.assertFalse(judged([expected], [here, there, {**there, "id": "3"}]).clean)
        self.assertFalse(judged([expected], [here, {**there, "stated": "9"}]).clean)

    def test_windows_beside_a_mismatch_of_the_same_files(self):
        rule = {"code": "XORG_WINDOW_DIFFERS", "free": True, "beside": "XORG_BODY_MISMATCH"}
        body = found("XORG_BODY_MISMATCH")
        window = found("XORG_WINDOW_DIFFERS")
        self.assertTrue(judged([owed("XORG_BODY_MISMATCH")], [body, window], allowed=[rule]).clean)
        window["evidence"] = [{"role": "stated", "file": "nop/b.xlsx"}]
        self.assertFalse(judged([owed("XORG_BODY_MISMATCH")], [body, window], allowed=[rule]).clean)

    def test_near_miss_is_named(self):
        judgement = judged([], [found()], silent=[{"code": "ARITH_TOTAL_MISMATCH", "file": "a.xlsx", "sheet": "S", "cell": "F17", "shape": "half a unit"}])
        self.assertIn("half a unit", judgement.lines[0])
        self.assertEqual(judgement.counts["ARITH_TOTAL_MISMATCH"]["near misses"], 1)

    def test_only_some_kinds(self):
        judgement = judged([owed(), owed("TIME_LATE")], [found(), found("XPER_OUTLIER")], kinds={"ARITH_TOTAL_MISMATCH"})
        self.assertTrue(judgement.clean)
        self.assertEqual(list(judgement.counts), ["ARITH_TOTAL_MISMATCH"])

    def test_a_file_without_a_cell(self):
        expected = owed("TIME_LATE", sheet=None, cell=None, stated="2", computed=None, difference=None)
        late = found("TIME_LATE", stated="2", computed=None, difference=None)
        late["evidence"] = [{"role": "stated", "file": "nop/a.xlsx"}]
        self.assertTrue(judged([expected], [late]).clean)
        late["evidence"] = [{"role": "stated", "file": "nop/b.xlsx"}]
        self.assertFalse(judged([expected], [late]).clean)

    def test_a_file_name_is_compared_whole(self):
        late = found()
        late["evidence"][1]["file"] = "nop/xa.xlsx"
        self.assertFalse(judged([owed()], [late]).clean)

    def test_45_kinds(self):
        self.assertEqual(len(KINDS), 45)

    def run_command(self, document):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "expected-findings.json").write_text(json.dumps({"period": "2022-12", "findings": [owed()]}), encoding="utf-8")
            (folder / "findings.json").write_text(json.dumps(document), encoding="utf-8")
            return subprocess.run([sys.executable, os.path.join(HERE, "check-findings.py"), "--binary", "none", "--findings", folder / "findings.json", folder],
                                  capture_output=True, text=True)

    def test_exit_code(self):
        self.assertEqual(self.run_command({"findings": [found()]}).returncode, 0)
        missed = self.run_command({"findings": []})
        self.assertEqual(missed.returncode, 1)
        self.assertIn("MISSED", missed.stdout)


class PlantingTests(unittest.TestCase):
    def test_each_kind_has_three_shapes(self):
        from planting import faults
        from planting.plant import REGISTER
        self.assertEqual(faults.KINDS, KINDS)
        for kind in KINDS:
            shapes = {plant.shape for plant in REGISTER if plant.kind == kind and "silent" not in plant.shape and not plant.shape.startswith("pair: ")}
            self.assertGreaterEqual(len(shapes), 3, kind)

    def test_pairs_of_kinds(self):
        from planting import faults  # noqa: F401
        from planting.plant import REGISTER
        self.assertGreaterEqual(len({plant.shape for plant in REGISTER if plant.shape.startswith("pair: ")}), 20)

    def test_the_same_seed_gives_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
            for out in (one, other):
                subprocess.run([sys.executable, os.path.join(HERE, "plant-faults.py"), out, "--seed", "7", "--only", "FILE_CANNOT_OPEN"], check=True, capture_output=True)
            files = sorted(path.relative_to(one) for path in pathlib.Path(one).rglob("*") if path.is_file())
            self.assertGreater(len(files), 40)
            for name in files:
                self.assertEqual((pathlib.Path(one) / name).read_bytes(), (pathlib.Path(other) / name).read_bytes(), name)


if __name__ == "__main__":
    unittest.main()
