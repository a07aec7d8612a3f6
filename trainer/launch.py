"""Checks a generated OpenRLHF launch by OpenRLHF's own argument parser and its own checks, without a GPU.

    python -m trainer.launch --openrlhf FOLDER -- --actor.num_nodes 1 ...

FOLDER holds the package `openrlhf` as published (`pip download openrlhf --no-deps`, unpacked). Of its command only what
stands under `if __name__ == "__main__"` is run, and of that all but the training: the modules that want GPUs stay out.
"""

from __future__ import annotations

import argparse
import ast
import importlib.util
import sys
from pathlib import Path
from types import ModuleType


def module_of(folder: Path, name: str) -> ModuleType:
    """One module of the package from its file; the package itself, which imports all the rest, is not loaded."""
    spec = importlib.util.spec_from_file_location(name, folder / (name.replace(".", "/") + ".py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def parsing_part(source: str) -> ast.Module:
    """What the command does before it trains. A ValueError where the file is laid out otherwise."""
    tree = ast.parse(source)
    bodies = [part.body for part in tree.body if isinstance(part, ast.If) and "__main__" in ast.unparse(part.test)]
    if len(bodies) != 1 or not ast.unparse(bodies[0][-1]).startswith("train("):
        raise ValueError("this version's command is laid out otherwise")
    return ast.Module(bodies[0][:-1], [])


def parse_launch(folder: Path, words: list[str]) -> argparse.Namespace:
    """The options as OpenRLHF understands them; ends with its own message where it does not."""
    command = folder / "openrlhf/cli/train_ppo_ray.py"
    module_of(folder, "openrlhf.utils.config")
    names = {"argparse": argparse}
    exec(compile("from datetime import datetime\nimport os", "", "exec"), names)
    sys.argv = [command.name, *words]
    exec(compile(parsing_part(command.read_text()), str(command), "exec"), names)
    return names["args"]


def main() -> None:
    own, words = sys.argv[1:], []
    if "--" in own:
        own, words = own[: own.index("--")], own[own.index("--") + 1 :]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--openrlhf", type=Path, required=True)
    options = parser.parse_args(own)
    found = parse_launch(options.openrlhf, words)
    print(f"OpenRLHF takes it: policy {found.actor.model_name_or_path}, rewards from {found.reward.remote_url}")


if __name__ == "__main__":
    main()
