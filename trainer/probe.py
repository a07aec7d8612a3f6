"""A linear probe on a middle block: the cheapest process reward model, and the start of a better one.

    python -m trainer.probe --base MODEL.gguf --states FOLDER --blocks 10 12 14 --out DIR

Block and penalty are chosen by cross validation that keeps a problem's steps together. The probe has no bias (the
states' common part serves as one), so that it is exactly two rows laid over the output matrix of a model that ends at
the chosen block.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from trainer.base import load_base
from trainer.export import write_adapter
from trainer.gguffile import sha256
from trainer.marked import Format

PENALTIES = (0.1, 0.3, 1.0)
FOLDS = 5


def fit(states: torch.Tensor, labels: torch.Tensor, penalty: float) -> torch.Tensor:
    """Weights [width] of a logistic model without bias, both labels weighing alike; states are scaled inside."""
    scale = states.pow(2).mean(0).sqrt().clamp(min=1e-6)
    scaled, weights = states / scale, torch.zeros(states.shape[1], requires_grad=True)
    share = labels.mean()
    balance = torch.where(labels > 0, 0.5 / share, 0.5 / (1 - share))
    solver = torch.optim.LBFGS([weights], max_iter=60, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        solver.zero_grad()
        fitted = F.binary_cross_entropy_with_logits(scaled @ weights, labels, weight=balance)
        value = fitted + penalty * weights.pow(2).sum() / 2
        value.backward()
        return value

    solver.step(loss)
    return (weights / scale).detach()


def auc(scores: np.ndarray, labels: np.ndarray) -> float:
    """Chance that a right step scores above a wrong one, ties counting half."""
    order = np.argsort(scores, kind="stable")
    values, ranks = scores[order], np.empty(len(scores))
    _, starts, counts = np.unique(values, return_index=True, return_counts=True)
    ranks[order] = np.repeat(starts + (counts + 1) / 2, counts)
    right, wrong = int((labels == 1).sum()), int((labels == 0).sum())
    return float((ranks[labels == 1].sum() - right * (right + 1) / 2) / max(1, right * wrong))


def fold_of(owners: np.ndarray) -> np.ndarray:
    """A fold for each mark; all marks of one row share it."""
    _, number = np.unique(owners, return_inverse=True)
    return np.random.default_rng(1).permutation(number.max() + 1)[number] % FOLDS


def cross_validated(states: torch.Tensor, labels: torch.Tensor, owners: np.ndarray, penalty: float) -> float:
    folds, scores = fold_of(owners), np.zeros(len(owners))
    for fold in range(FOLDS):
        held = torch.from_numpy(folds == fold)
        scores[held.numpy()] = (states[held] @ fit(states[~held], labels[~held], penalty)).numpy()
    return auc(scores, labels.numpy())


def read_states(folder: Path) -> dict[str, np.ndarray]:
    """All parts of a folder, marks without a label left out."""
    parts = [np.load(path) for path in sorted(folder.glob("*.npz"))]
    joined = {name: np.concatenate([part[name] for part in parts]) for name in parts[0].files}
    known = joined["labels"] >= 0
    return {name: values[known] for name, values in joined.items()}


def head_rows(weights: torch.Tensor, output: torch.Tensor, negative: int, positive: int) -> torch.Tensor:
    """What is added to the rows of the two labels so that their logits are minus and plus half the probe's."""
    return torch.stack([-weights / 2 - output[negative].float(), weights / 2 - output[positive].float()])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--states", type=Path, required=True)
    parser.add_argument("--blocks", type=int, nargs="+", required=True, help="as given to trainer.features")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found = read_states(options.states)
    labels = torch.from_numpy(found["labels"]).float()
    results = []
    for place, block in enumerate(options.blocks):
        states = torch.from_numpy(found["states"][:, place]).float()
        for penalty in PENALTIES:
            value = cross_validated(states, labels, found["owners"], penalty)
            results.append({"block": block, "penalty": penalty, "auc": round(value, 4)})
            print(json.dumps(results[-1]), flush=True)
    best = max(results, key=lambda result: result["auc"])
    weights = fit(torch.from_numpy(found["states"][:, options.blocks.index(best["block"])]).float(), labels, best["penalty"])
    options.out.mkdir(parents=True, exist_ok=True)
    base, form = load_base(options.base, options.cache), Format()
    network = base.network("cpu", torch.float32, best["block"])
    if network.tied:
        raise ValueError("this base has no output matrix of its own, so no probe can be laid over it")
    negative, positive = base.vocabulary.one(form.negative), base.vocabulary.one(form.positive)
    head = head_rows(weights, network.weights["output.weight"], negative, positive)
    torch.save(head, options.out / "head.pt")
    notes = {"general.name": options.out.name, "stepwise.blocks": str(best["block"]), "stepwise.mark": form.mark}
    kept = base.vocabulary.kept[[negative, positive]].tolist()
    write_adapter(options.out / "adapter.gguf", network, 2, notes, (head, kept, base.vocabulary.size))
    counts = {"labels": len(labels), "right": int(labels.sum()), "rows": len(set(found["owners"].tolist()))}
    report = {"blocks": best["block"], "base": sha256(options.base), "adapter": sha256(options.out / "adapter.gguf"), "chosen": best, **counts, "tried": results}
    (options.out / "manifest.json").write_text(json.dumps(report, indent=2) + "\n")


if __name__ == "__main__":
    main()
