"""Many texts written at once: left-padded prompts, one key-value cache, finished rows dropped as they end."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F

from trainer.network import Network, rope_tables


@dataclass
class Cache:
    """Keys and values [rows, kv heads, positions, head] of each block, and how far each row was padded."""

    keys: list[torch.Tensor]
    values: list[torch.Tensor]
    padding: torch.Tensor

    def keep(self, rows: torch.Tensor) -> None:
        for block in range(len(self.keys)):
            self.keys[block] = self.keys[block][rows]
            self.values[block] = self.values[block][rows]
        self.padding = self.padding[rows]


def attend(network: Network, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Attention of queries [B, heads, T, head] over few key heads; `mask` [B, 1, T, positions] is added."""
    rows, heads, length, size = q.shape
    groups = heads // network.shape.kv_heads
    q = q.reshape(rows, network.shape.kv_heads, groups * length, size)
    scores = (q @ k.transpose(-1, -2)).view(rows, heads, length, -1).float() * size**-0.5 + mask
    weights = scores.softmax(-1).to(v.dtype).view(rows, network.shape.kv_heads, groups * length, -1)
    return (weights @ v).view(rows, heads, length, size)


def advance(network: Network, cache: Cache, ids: torch.Tensor, first: int) -> torch.Tensor:
    """Runs ids [B, T] standing at positions `first`.. of the cache; gives the last position's logits [B, vocabulary]."""
    length = ids.shape[1]
    places = torch.arange(first, first + length, device=ids.device)
    tables = rope_tables(network.shape, (places - cache.padding[:, None]).clamp(min=0), network.weights["token_embd.weight"].dtype)
    seen = torch.arange(first + length, device=ids.device)
    hidden = (seen > places[:, None]) | (seen < cache.padding[:, None, None])
    mask = torch.zeros(hidden.shape, device=ids.device).masked_fill(hidden, -1e9)[:, None]
    x = F.embedding(ids, network.weights["token_embd.weight"])
    for block in range(network.blocks):
        q, k, v = network.keys_and_queries(network.norm(x, f"blk.{block}.attn_norm.weight"), block, tables)
        cache.keys[block][:, :, first : first + length] = k
        cache.values[block][:, :, first : first + length] = v
        end = first + length
        mixed = attend(network, q, cache.keys[block][:, :, :end], cache.values[block][:, :, :end], mask)
        x = x + network.linear(mixed.transpose(1, 2).flatten(2), block, "attn_output")
        x = network.feed_forward(x, block)
    last = network.norm(x[:, -1], "output_norm.weight")
    return F.linear(last, network.weights["output.weight"]).float()


def choose(logits: torch.Tensor, temperature: float, source: torch.Generator) -> torch.Tensor:
    """One id a row: the best at temperature 0, else a sample (the Gumbel trick)."""
    if temperature == 0:
        return logits.argmax(-1)
    noise = torch.empty_like(logits).exponential_(generator=source).log_()
    return (logits / temperature - noise).argmax(-1)


def fill_cache(network: Network, prompts: list[list[int]], room: int, chunk: int) -> tuple[Cache, torch.Tensor]:
    """The cache after all prompts, with `room` free positions, and each row's next logits."""
    shape, example = network.shape, network.weights["token_embd.weight"]
    longest = max(map(len, prompts))
    padding = torch.tensor([longest - len(prompt) for prompt in prompts], device=example.device)
    ids = torch.tensor([[0] * (longest - len(prompt)) + prompt for prompt in prompts], device=example.device)
    size = (len(prompts), shape.kv_heads, longest + room, shape.width // shape.heads)
    keys = [torch.zeros(size, device=example.device, dtype=example.dtype) for _ in range(network.blocks)]
    values = [torch.zeros(size, device=example.device, dtype=example.dtype) for _ in range(network.blocks)]
    logits = []
    for start in range(0, len(prompts), chunk):
        part = slice(start, start + chunk)
        views = Cache([key[part] for key in keys], [value[part] for value in values], padding[part])
        logits.append(advance(network, views, ids[part], 0))
    return Cache(keys, values, padding), torch.cat(logits)


@torch.no_grad()
def write_texts(
    network: Network,
    prompts: list[list[int]],
    room: int,
    temperature: float,
    stops: list[int],
    seed: int,
    chunk: int = 128,
) -> list[list[int] | None]:
    """Continues each prompt until a stop token (left out); None where `room` tokens did not suffice."""
    cache, logits = fill_cache(network, prompts, room, chunk)
    device = logits.device
    source = torch.Generator(device).manual_seed(seed)
    first = max(map(len, prompts))
    written = torch.zeros(len(prompts), room, dtype=torch.int32, device=device)
    lengths = torch.full((len(prompts),), -1, device=device)
    alive = torch.arange(len(prompts), device=device)
    ends = torch.tensor(stops, device=device)
    for step in range(room):
        chosen = choose(logits, temperature, source)
        written[alive, step] = chosen.int()
        ended = torch.isin(chosen, ends) & (lengths[alive] < 0)
        lengths[alive[ended]] = step
        if step + 1 == room:
            break
        if step % 16 == 15:
            open_rows = (lengths[alive] < 0).nonzero().flatten()
            if len(open_rows) == 0:
                break
            if len(open_rows) < 0.8 * len(alive):
                cache.keep(open_rows)
                alive, chosen = alive[open_rows], chosen[open_rows]
        logits = advance(network, cache, chosen[:, None], first + step)
    texts = written.cpu().tolist()
    return [text[:length] if length >= 0 else None for text, length in zip(texts, lengths.tolist())]
