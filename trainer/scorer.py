"""The step scorer: a network with adapters, and the two label rows read at each mark."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import nn

from trainer.marked import Marked
from trainer.network import Network
from trainer.rounding import rounded


def pad(rows: list[list[int]]) -> torch.Tensor:
    """One matrix of rows of different lengths, zeros on the right."""
    return torch.nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], batch_first=True)


def padded(batch: list[Marked]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor | None]:
    """Ids, positions, and who sees whom; no mask when no row branches."""
    ids, positions = pad([row.ids for row in batch]), pad([row.positions for row in batch])
    branch, reach = pad([row.branch for row in batch]), pad([row.reach for row in batch])
    if not branch.any():
        return ids, positions, None
    place = torch.arange(ids.shape[1])
    earlier = place[None, :] <= place[:, None]
    own = branch[:, :, None] == branch[:, None, :]
    trunk = (branch[:, None, :] == 0) & (place[None, None, :] < reach[:, :, None])
    return ids, positions, (earlier & (own | trunk))[:, None]


def mark_places(batch: list[Marked]) -> tuple[torch.Tensor, torch.Tensor]:
    """Row and column of every mark, rows in order."""
    rows = torch.tensor([place for place, row in enumerate(batch) for _ in row.marks])
    return rows, torch.tensor([mark for row in batch for mark in row.marks])


class Scorer(nn.Module):
    """
    Logits of (negative, positive) at every mark of a batch. `head` is added to the two rows of the output matrix, where
    the model has one of its own.
    """

    def __init__(self, network: Network, positive: int, negative: int) -> None:
        super().__init__()
        self.network = network
        self.labels = torch.tensor([negative, positive])
        output = network.weights["output.weight"]
        self.head = nn.Parameter(torch.zeros(2, network.shape.width, device=output.device), not network.tied)

    def forward(self, batch: list[Marked]) -> torch.Tensor:
        """[marks of all rows in order, 2] in full precision."""
        device = self.head.device
        ids, positions, mask = (None if part is None else part.to(device) for part in padded(batch))
        states = self.network(ids, positions, mask)
        rows, columns = (places.to(device) for places in mark_places(batch))
        read = self.network.norm(states[rows, columns], "output_norm.weight")
        output = self.network.weights["output.weight"][self.labels.to(device)].float()
        own = F.linear(rounded(read.float(), self.network.kinds.get("output.weight")), output)
        return own + F.linear(read.float(), self.head)

    def loss(self, batch: list[Marked], negative_weight: float) -> torch.Tensor:
        """Cross entropy at labelled marks; rows known only to hold an error pay for calling every step right."""
        logits = self(batch)
        device = logits.device
        labels = torch.tensor([label for row in batch for label in row.labels], device=device)
        weights = torch.tensor([row.row.weight for row in batch for _ in row.labels], device=device)
        weights = weights * torch.where(labels == 0, negative_weight, 1.0) * (labels >= 0)
        parts = F.cross_entropy(logits, labels.clamp(min=0), reduction="none") * weights
        right = F.log_softmax(logits, -1)[:, 1]
        owner = torch.tensor([place for place, row in enumerate(batch) for _ in row.marks], device=device)
        all_right = torch.zeros(len(batch), device=device).index_add(0, owner, right)
        wrong = torch.tensor([row.row.wrong * row.row.weight for row in batch], device=device)
        outcome = -torch.log1p(-torch.exp(all_right.clamp(max=-1e-4))) * wrong
        return (parts.sum() + outcome.sum()) / (weights.sum() + wrong.sum()).clamp(min=1e-6)

    @torch.no_grad()
    def differences(self, batch: list[Marked]) -> list[list[float]]:
        """For each row the positive logit less the negative one, mark by mark."""
        logits = self(batch)
        flat = (logits[:, 1] - logits[:, 0]).tolist()
        out, start = [], 0
        for row in batch:
            out.append(flat[start : start + len(row.marks)])
            start += len(row.marks)
        return out

    def trained(self) -> list[nn.Parameter]:
        head = [self.head] if self.head.requires_grad else []
        return [*head, *self.network.adapters.parameters()]
