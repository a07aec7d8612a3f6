"""Fine-tunes the solver on its own right solutions in the *calculated* format (rejection sampling).

    python -m trainer.sft sample --base MODEL --prompt calculated.json --problems P.jsonl --out ROWS.jsonl
    python -m trainer.sft train  --base MODEL --prompt calculated.json --rows ROWS.jsonl --out DIR
    python -m trainer.sft solve  --base MODEL --prompt calculated.json --problems P.jsonl --out ANSWERS.jsonl [--adapter DIR]

`sample` writes several tries of each problem and keeps those whose evaluated answer is right. `train` needs no worked
example in the prompt. `solve` answers greedily, with the examples when there is no adapter.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from pathlib import Path

import torch
import torch.nn.functional as F

from trainer.base import Base, load_base
from trainer.calculated import calculate
from trainer.export import write_adapter
from trainer.gguffile import sha256
from trainer.network import Network
from trainer.rollouts import Writer
from trainer.training import Schedule, train

Pair = tuple[list[int], list[int]]


def chat(form: dict, problem: str, examples: bool) -> str:
    """The prompt as the engine lays it out for a chat."""
    turn = "<|im_start|>{}\n{}<|im_end|>\n".format
    shown = form["examples"] if examples else []
    worked = (turn("user", form["question"].replace("{problem}", e["problem"])) + turn("assistant", e["solution"]) for e in shown)
    asked = turn("user", form["question"].replace("{problem}", problem))
    return turn("system", form["system"]) + "".join(worked) + asked + "<|im_start|>assistant\n"


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def cut_at(text: str | None, stops: list[str]) -> str | None:
    """The text before the first stop string, as the engine ends it."""
    if text is None:
        return None
    return text[: min((place for place in map(text.find, stops) if place >= 0), default=len(text))].strip()


def right(problem: dict, text: str | None) -> bool:
    value = None if text is None else calculate(text)
    return value is not None and abs(value - int(float(problem["answer"].replace(",", "")))) < 1e-6


def sample(base: Base, network: Network, form: dict, options: argparse.Namespace) -> None:
    """Keeps at most `--keep` different right tries of each problem, the shortest and others by chance."""
    problems = [problem for problem in read(options.problems) if problem.get("kind", "gsm8k") == "gsm8k"]
    jobs = [problem for problem in problems for _ in range(options.tries)]
    writer = Writer(base, network, 200, options.batch, 0.8, options.seed)
    texts = writer.write([chat(form, job["problem"], True) for job in jobs])
    found = defaultdict(set)
    for job, text in zip(jobs, texts):
        text = cut_at(text, form["stop"])
        if text and right(job, text):
            found[job["problem"]].add(text)
    shuffle = random.Random(options.seed)
    with options.out.open("w") as file:
        for problem, kept in found.items():
            for text in shuffle.sample(sorted(kept), min(options.keep, len(kept))):
                file.write(json.dumps({"problem": problem, "solution": text}) + "\n")
    print(json.dumps({"problems": len(problems), "solved": len(found)}), flush=True)


def pair_loss(network: Network, batch: list[Pair]) -> torch.Tensor:
    """Cross entropy of the solutions' tokens."""
    device = network.weights["token_embd.weight"].device
    longest = max(len(prompt) + len(solution) for prompt, solution in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    wanted = torch.full((len(batch), longest), -100)
    for place, (prompt, solution) in enumerate(batch):
        end = len(prompt) + len(solution)
        ids[place, :end] = torch.tensor(prompt + solution)
        wanted[place, len(prompt) - 1 : end - 1] = torch.tensor(solution)
    states, wanted = network(ids.to(device)), wanted.to(device)
    chosen = wanted >= 0
    logits = F.linear(network.norm(states[chosen], "output_norm.weight"), network.weights["output.weight"])
    return F.cross_entropy(logits.float(), wanted[chosen])


def pairs(base: Base, form: dict, rows: list[dict]) -> list[Pair]:
    end = base.vocabulary.one("<|im_end|>")
    coded = ((base.vocabulary.encode(chat(form, row["problem"], False), special=True), base.vocabulary.encode(row["solution"])) for row in rows)
    return [(prompt, [*solution, end]) for prompt, solution in coded if prompt is not None and solution is not None]


def fine_tune(base: Base, network: Network, form: dict, options: argparse.Namespace) -> None:
    started = time.time()
    options.out.mkdir(parents=True, exist_ok=True)
    network.adapt(options.rank, options.rank)
    shuffle = random.Random(options.seed)
    rows = pairs(base, form, read(options.rows))
    batches: list[list[Pair]] = []
    for _ in range(options.epochs):
        shuffle.shuffle(rows)
        batches += [rows[start : start + options.batch] for start in range(0, len(rows), options.batch)]
    parameters = list(network.adapters.parameters())
    schedule = Schedule(options.rate, 20, 200)
    train(batches, lambda batch: pair_loss(network, batch), parameters, schedule, options.out / "checkpoint.pt")
    write_adapter(options.out / "adapter.gguf", network, options.rank, {"general.name": options.out.name}, None)
    report = {"rows": sha256(options.rows), "count": len(rows), "adapter": sha256(options.out / "adapter.gguf")}
    report |= {"options": {name: str(value) for name, value in vars(options).items()}, "seconds": round(time.time() - started)}
    (options.out / "manifest.json").write_text(json.dumps(report, indent=2) + "\n")


def solve(base: Base, network: Network, form: dict, options: argparse.Namespace) -> None:
    if options.adapter is not None:
        network.adapt(options.rank, options.rank)
        state = torch.load(options.adapter / "checkpoint.pt", map_location="cpu", weights_only=True)
        with torch.no_grad():
            for parameter, stored in zip(network.adapters.parameters(), state["parameters"], strict=True):
                parameter.copy_(stored)
    problems = read(options.problems)
    writer = Writer(base, network, 200, options.batch, 0.0, options.seed)
    texts = writer.write([chat(form, problem["problem"], options.adapter is None) for problem in problems])
    texts = [cut_at(text, form["stop"]) for text in texts]
    with options.out.open("w") as file:
        for problem, text in zip(problems, texts):
            file.write(json.dumps({"id": problem["id"], "text": text, "right": right(problem, text)}) + "\n")
    print(json.dumps({"right": sum(map(right, problems, texts)), "of": len(problems)}), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=("sample", "train", "solve"))
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--prompt", type=Path, required=True)
    parser.add_argument("--problems", type=Path)
    parser.add_argument("--rows", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--adapter", type=Path)
    parser.add_argument("--tries", type=int, default=8)
    parser.add_argument("--keep", type=int, default=3)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rank", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    base = load_base(options.base, options.cache)
    network = base.network(device, torch.bfloat16 if device == "cuda" else torch.float32)
    form = json.loads(options.prompt.read_text())
    {"sample": sample, "train": fine_tune, "solve": solve}[options.task](base, network, form, options)


if __name__ == "__main__":
    main()
