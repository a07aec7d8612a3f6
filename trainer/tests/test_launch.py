import ast
import tempfile
import unittest
from pathlib import Path

from trainer.launch import module_of, parse_launch, parsing_part

COMMAND = '''
import a_package_that_wants_a_gpu

def train(args):
    raise RuntimeError("trained")

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--actor.num_nodes", type=int)
    args = parser.parse_args()
    from openrlhf.utils.config import nested
    args = nested(args)
    assert args.nodes > 0, "no nodes"
    train(args)
'''
CONFIG = '''
from types import SimpleNamespace
def nested(args):
    return SimpleNamespace(nodes=getattr(args, "actor.num_nodes"))
'''


class Launches(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        for name, text in (("cli/train_ppo_ray.py", COMMAND), ("utils/config.py", CONFIG)):
            path = self.folder / "openrlhf" / name
            path.parent.mkdir(parents=True)
            path.write_text(text)

    def test_are_parsed_by_the_command_s_own_statements_and_nothing_is_trained(self) -> None:
        self.assertEqual(parse_launch(self.folder, ["--actor.num_nodes", "3"]).nodes, 3)

    def test_fail_with_the_command_s_own_words(self) -> None:
        with self.assertRaisesRegex(AssertionError, "no nodes"):
            parse_launch(self.folder, ["--actor.num_nodes", "0"])
        with self.assertRaises(SystemExit):
            parse_launch(self.folder, ["--no.such", "1"])

    def test_a_command_that_is_laid_out_otherwise_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "otherwise"):
            parsing_part("print('hello')")
        self.assertIsInstance(parsing_part(COMMAND), ast.Module)

    def test_a_module_is_loaded_from_its_file_alone(self) -> None:
        self.assertTrue(hasattr(module_of(self.folder, "openrlhf.utils.config"), "nested"))


if __name__ == "__main__":
    unittest.main()
