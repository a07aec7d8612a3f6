import os
import subprocess
import sys
import unittest

WAITS = "import trainer, time\nprint('ready', flush=True)\ntime.sleep(60)"


class EndingWithTheStarter(unittest.TestCase):
    def start(self, asked: str) -> subprocess.Popen:
        environment = {**os.environ, "STEPWISE_ENDS_WITH_STDIN": asked}
        child = subprocess.Popen([sys.executable, "-c", WAITS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self.assertEqual(child.stdout.readline(), b"ready\n")
        return child

    def test_a_trainer_ends_when_its_starter_is_gone(self) -> None:
        child = self.start("1")
        child.stdin.close()
        self.assertEqual(child.wait(20), 1)
        child.stdout.close()

    def test_one_started_by_hand_goes_on_without_its_terminal(self) -> None:
        child = self.start("")
        child.stdin.close()
        with self.assertRaises(subprocess.TimeoutExpired):
            child.wait(1)
        child.kill()
        child.wait()
        child.stdout.close()

    def test_a_finished_one_ends_at_once_while_its_starter_lives(self) -> None:
        environment = {**os.environ, "STEPWISE_ENDS_WITH_STDIN": "1"}
        child = subprocess.Popen([sys.executable, "-c", "import trainer"], stdin=subprocess.PIPE, env=environment)
        self.assertEqual(child.wait(20), 0)
        child.stdin.close()


if __name__ == "__main__":
    unittest.main()
