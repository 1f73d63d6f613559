"""A sweep under faults: kills, full disks and broken ones at each write, torn and foreign parts, locks, clocks.

Each has a named outcome: the exit code of the house, a message, no finished part lost, and the same command gives the
bytes of an undisturbed sweep. With FAULTS=all every call is tried, else some.
"""
import os
import resource
import shutil
import subprocess
import time
import unittest

from program import PROGRAM, ROOT, ProgramTest

SHIM = os.environ.get("TRUCE_FAULT_SHIM", "")
ALL = os.environ.get("FAULTS", "") == "all"

STUDY = """study: 1
scenario: ../minimal.yaml
levers: {full: {}, half: {streams.south_fire.rate_per_hour: 0.5}}
constants: {clock.horizon_hours: 48, publics.north_people.citizens: 50, publics.south_people.citizens: 50}
replication: {replicates: 3}
outputs: {series_replicates: 1}
execution: {shard_runs: 2}
"""


class StudyTest(ProgramTest):
    def setUp(self):
        super().setUp()
        (self.folder / "studies").mkdir()
        shutil.copy(ROOT / "scenarios" / "minimal.yaml", self.folder / "minimal.yaml")
        self.study = self.folder / "studies" / "faulty.yaml"
        self.study.write_text(STUDY)

    def sweep(self, name, *words, **options):
        return self.truce("sweep", self.study, "-o", self.folder / name, "--threads", 1, *words, **options)

    def parts(self, name):
        return {path.name: path.read_bytes() for path in (self.folder / name).glob("part-*.h5")}

    def reference(self):
        result = self.sweep("good")
        self.assertEqual(result.returncode, 0, result.stderr)
        return (self.folder / "good" / "results.h5").read_bytes()

    def goes_on(self, name, expected):
        result = self.sweep(name)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual((self.folder / name / "results.h5").read_bytes(), expected)
        self.assertEqual(self.sweep(name, "--verify").returncode, 0)


@unittest.skipUnless(SHIM, "needs the shim that makes calls fail (TRUCE_FAULT_SHIM)")
class AtEachWrite(StudyTest):
    def shaken(self, name, **settings):
        environment = {**os.environ, "LD_PRELOAD": SHIM, "FAULT_FOLDER": str(self.folder / name), **settings}
        return self.sweep(name, "--quiet", env=environment)

    def calls(self):
        log = self.folder / "calls"
        self.assertEqual(self.shaken("counted", FAULT_LOG=str(log)).returncode, 0)
        return log.read_text().split()

    def test_no_part_is_lost_and_the_same_command_goes_on(self):
        expected = self.reference()
        calls = self.calls()
        self.assertGreater(len(calls), 20)
        self.assertLessEqual({"open", "write", "fsync", "close", "link", "rename"}, set(calls))
        numbers = range(1, len(calls) + 1) if ALL else [1, 3, *range(6, len(calls) + 1, 6)]
        for kind in ("kill", "torn", "ENOSPC", "EIO"):
            for number in numbers:
                with self.subTest(kind=kind, call=calls[number - 1], number=number):
                    self.try_one(kind, number, expected)

    def try_one(self, kind, number, expected):
        shutil.rmtree(self.folder / "shaken", ignore_errors=True)
        self.assertEqual(self.sweep("shaken", "--shard", 1).returncode, 0)
        finished = self.parts("shaken")
        result = self.shaken("shaken", FAULT_AT=str(number), FAULT_KIND=kind)
        if kind in ("kill", "torn") and result.returncode != 0:
            self.assertEqual(result.returncode, -9)
        elif result.returncode != 0:
            self.assertIn(result.returncode, (73, 74), result.stderr)
            self.assertRegex(result.stderr, "No space left|Input/output error")
            self.assertEqual([p.name for p in (self.folder / "shaken").glob(".*.part")], [])
        now = self.parts("shaken")
        self.assertLessEqual(finished.items(), now.items())
        self.assertEqual(self.sweep("shaken", "--verify").returncode, 0)
        self.goes_on("shaken", expected)

    def test_a_clock_set_back_by_days_changes_nothing(self):
        expected = self.reference()
        self.assertEqual(self.sweep("late", "--shard", 0).returncode, 0)
        self.assertEqual(self.shaken("late", FAULT_CLOCK="-1000000").returncode, 0)
        self.assertEqual((self.folder / "late" / "results.h5").read_bytes(), expected)


class RoomForNoMerging(StudyTest):
    def test_merging_ends_with_74_and_the_same_command_goes_on(self):
        expected = self.reference()
        self.assertEqual(self.sweep("small").returncode, 0)
        (self.folder / "small" / "results.h5").unlink()
        finished = self.parts("small")
        for room in range(1024, len(expected), max(1, len(expected) // 12)):
            with self.subTest(room=room):
                limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
                result = self.sweep("small", "--merge", preexec_fn=limit)
                self.assertEqual(result.returncode, 74, result.stderr)
                self.assertRegex(result.stderr, "then give the same command again")
                self.assertEqual(self.parts("small"), finished)
                self.assertEqual([p.name for p in (self.folder / "small").glob(".*.part")], [])
        self.goes_on("small", expected)


class Parts(StudyTest):
    def one_part(self, name):
        self.assertEqual(self.sweep(name, "--shard", 0).returncode, 0)
        return next((self.folder / name).glob("part-0.*.h5"))

    def test_a_torn_part_is_named_and_replaced_once_it_is_removed(self):
        expected = self.reference()
        part = self.one_part("torn")
        part.write_bytes(part.read_bytes()[:-100])
        result = self.sweep("torn")
        self.assertEqual(result.returncode, 74)
        self.assertIn(part.name, result.stderr)
        self.assertIn("remove it and sweep again", result.stderr)
        part.unlink()
        self.goes_on("torn", expected)

    def test_a_changed_bit_is_found_by_name_and_content(self):
        part = self.one_part("flipped")
        bytes_there = bytearray(part.read_bytes())
        bytes_there[len(bytes_there) // 2] ^= 1
        part.write_bytes(bytes_there)
        result = self.sweep("flipped", "--verify")
        self.assertEqual(result.returncode, 74)
        self.assertIn(part.name, result.stderr)

    def test_a_part_of_another_plan_is_refused(self):
        self.study.write_text(STUDY.replace("levers:", "seed: 2\nlevers:"))
        part = self.one_part("other")
        self.study.write_text(STUDY)
        (self.folder / "mixed").mkdir()
        shutil.copy(part, self.folder / "mixed" / part.name)
        result = self.sweep("mixed")
        self.assertEqual(result.returncode, 74)
        self.assertIn("belongs to another plan", result.stderr)

    def test_a_folder_of_another_plan_is_refused(self):
        self.one_part("plan")
        self.study.write_text(STUDY.replace("levers:", "seed: 2\nlevers:"))
        result = self.sweep("plan")
        self.assertEqual(result.returncode, 65)
        self.assertIn("holds another plan", result.stderr)

    def test_two_results_for_one_part_stop_the_study(self):
        part = self.one_part("twice")
        shutil.copy(part, part.with_name("part-0.0123456789abcdef.h5"))
        result = self.sweep("twice")
        self.assertEqual(result.returncode, 70)
        self.assertIn("is there twice", result.stderr)

    def test_what_a_killed_process_left_is_swept_up_whatever_its_clock_said(self):
        expected = self.reference()
        self.one_part("left")
        for name, age in (("old", 7200), ("young", 10), ("of_the_future", -864000)):
            path = self.folder / "left" / f".{name}.1.0.part"
            path.write_bytes(b"half")
            os.utime(path, (time.time() - age, time.time() - age))
        self.goes_on("left", expected)
        left = sorted(path.name for path in (self.folder / "left").glob(".*.part"))
        self.assertEqual(left, [".of_the_future.1.0.part", ".young.1.0.part"])


class Folders(StudyTest):
    def test_a_second_process_is_told_to_wait(self):
        self.study.write_text(STUDY.replace("replicates: 3", "replicates: 3000"))
        words = [PROGRAM, "sweep", str(self.study), "-o", str(self.folder / "held"), "--quiet"]
        first = subprocess.Popen(words, stderr=subprocess.DEVNULL)
        try:
            for _ in range(200):
                if self.parts("held"):
                    break
                time.sleep(0.05)
            result = self.sweep("held")
        finally:
            first.kill()
            first.wait()
        self.assertEqual(result.returncode, 75)
        self.assertIn("another process sweeps", result.stderr)

    def test_a_folder_that_cannot_be_made_is_named(self):
        (self.folder / "file").write_text("")
        result = self.sweep("file/folder")
        self.assertEqual(result.returncode, 73)
        self.assertIn("cannot make the folder", result.stderr)

    def in_small_disk(self, options, *words):
        place = self.folder / "disk"
        place.mkdir(exist_ok=True)
        script = f'mount -t tmpfs -o {options} none "{place}" && mkdir -p "{place}/sweep" && {words[0]}'
        result = subprocess.run(["unshare", "-m", "sh", "-c", script], stdin=subprocess.DEVNULL, timeout=120,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if "unshare:" in result.stderr or "mount:" in result.stderr:
            self.skipTest("no file system of its own can be mounted here")
        return result

    @unittest.skipUnless(shutil.which("unshare"), "needs unshare")
    def test_a_full_disk_ends_with_74_and_leaves_whole_parts(self):
        self.study.write_text(STUDY.replace("replicates: 3", "replicates: 300"))
        command = f'"{PROGRAM}" sweep "{self.study}" -o "{self.folder}/disk/sweep" --quiet; code=$?; ' \
                  f'ls -a "{self.folder}/disk/sweep" | grep -c "^\\..*part$"; ' \
                  f'"{PROGRAM}" sweep "{self.study}" -o "{self.folder}/disk/sweep" --verify || exit 9; exit $code'
        result = self.in_small_disk("size=1m", command)
        self.assertEqual(result.returncode, 74, result.stdout + result.stderr)
        self.assertIn("No space left", result.stderr)
        self.assertTrue(result.stdout.startswith("0\n"), result.stdout)

    @unittest.skipUnless(shutil.which("unshare"), "needs unshare")
    def test_a_disk_for_reading_only_ends_with_73(self):
        command = f'mount -o remount,ro "{self.folder}/disk" && ' \
                  f'"{PROGRAM}" sweep "{self.study}" -o "{self.folder}/disk/sweep" --quiet'
        result = self.in_small_disk("size=1m", command)
        self.assertEqual(result.returncode, 73, result.stderr)
        self.assertIn("Read-only file system", result.stderr)


if __name__ == "__main__":
    unittest.main()
