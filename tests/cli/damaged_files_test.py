"""Torn and bit-flipped results files and checkpoints: an error with a remedy or a good end, never a crash, a hang, a fault of our own."""
import random
import resource
import unittest

from program import MINIMAL, ROOT, ProgramTest

MEMORY = 2 << 30
FLIPS = 40          # damaged copies of each file
GOOD = (0, 1, 65, 74)  # 1: a replay that differs; a flip in plain numbers cannot be told from other numbers


def bounded():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class DamagedFilesTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.results = self.folder / "whole.h5"
        self.checkpoint = self.folder / "at.h5"
        made = self.truce("run", MINIMAL, "--replicates", 2, "--quiet", "-o", self.results)
        self.assertEqual(made.returncode, 0, made.stderr)
        made = self.truce("run", MINIMAL, "--quiet", "--checkpoint", self.checkpoint, "--checkpoint-at", 20)
        self.assertEqual(made.returncode, 0, made.stderr)

    def read_by_all(self, path, label, codes=GOOD):
        for words in (("info", path), ("replay", path, "--run", 0, "--quiet"),
                      ("export", path, "--csv", self.folder / "csv", "--force"), ("run", "--resume", path, "--quiet")):
            ended = self.truce(*words, preexec_fn=bounded, timeout=60)
            self.assertIn(ended.returncode, codes, f"{label}: {words}: {ended.stderr}")
            if ended.returncode in (65, 74):
                self.assertIn(";", ended.stderr, f"{label}: no remedy: {ended.stderr}")
                self.assertLess(len(ended.stderr), 4000, label)

    def damage(self, path, label, content):
        broken = self.folder / "broken.h5"
        broken.write_bytes(content)
        self.read_by_all(broken, f"{path.name} {label}", (65, 74) if label.startswith("torn") else GOOD)

    def test_torn_files_are_refused(self):
        for path in (self.results, self.checkpoint):
            whole = path.read_bytes()
            for share in (0, 0.001, 0.1, 0.5, 0.9, 0.999):
                self.damage(path, f"torn at {share}", whole[:int(share * len(whole))])

    def test_flipped_bits_end_well(self):
        luck = random.Random(20140729)
        for path in (self.results, self.checkpoint):
            whole = path.read_bytes()
            for number in range(FLIPS):
                # The first half of the copies is hit where the structure stands, the others anywhere.
                reach = 4096 if number < FLIPS // 2 else len(whole)
                content = bytearray(whole)
                for _ in range(luck.choice((1, 1, 8, 64))):
                    content[luck.randrange(reach)] ^= 1 << luck.randrange(8)
                self.damage(path, f"flip {number}", bytes(content))

    def test_files_of_another_kind_are_named_as_such(self):
        ended = self.truce("info", self.checkpoint)
        self.assertEqual(ended.returncode, 74)
        self.assertIn("truce-checkpoint", ended.stderr)
        ended = self.truce("run", "--resume", self.results)
        self.assertEqual(ended.returncode, 74)
        self.assertIn("truce-results", ended.stderr)


class FailedRunTest(ProgramTest):
    """A run that cannot go on is a row with its error and the command that repeats it: exit 1."""

    def lack_of_memory(self, *words):
        limit = 400 << 20
        return self.truce("run", ROOT / "scenarios" / "two_parties.yaml", "--threads", 1, "--seed", 7, "--quiet", "--set",
                          "publics.east_people.population=20000000", "--set",
                          "publics.east_people.citizens=20000000", *words,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))

    def check(self, ended):
        self.assertEqual(ended.returncode, 1, ended.stderr)
        self.assertIn("run 0 failed: std::bad_alloc; to repeat it: truce run ", ended.stderr)
        self.assertIn("--set publics.east_people.population=20000000 --set publics.east_people.citizens=20000000 --seed 7 "
                      "--first-replicate 0", ended.stderr)
        self.assertIn("1 of 1 runs failed", ended.stderr)

    def test_alone(self):
        self.check(self.lack_of_memory())

    def test_on_the_way_to_a_checkpoint(self):
        self.check(self.lack_of_memory("--checkpoint", "at.h5", "--checkpoint-at", 20))
        self.assertEqual(self.names(), [])


if __name__ == "__main__":
    unittest.main()
