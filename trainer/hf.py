"""The same base as a transformers model, and adapters between the trainer's layout and peft's."""

from __future__ import annotations

from pathlib import Path

import torch
from peft import LoraConfig
from tokenizers import Tokenizer, decoders, models
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedModel, PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM

from trainer.base import Base
from trainer.gguffile import Shape
from trainer.network import ADAPTED
from trainer.score import read_adapter

MATRICES = {
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
    "attn_norm": "input_layernorm",
    "ffn_norm": "post_attention_layernorm",
}
PADDING = "<|endoftext|>"
OUTSIDE = {"token_embd.weight": "model.embed_tokens.weight", "output_norm.weight": "model.norm.weight", "output.weight": "lm_head.weight"}


def heads_of(name: str, shape: Shape) -> int:
    """For how many heads a matrix's rows are laid out pairwise (0: not at all). GGUF does so for llama's queries and keys."""
    if shape.architecture != "llama":
        return 0
    return {"attn_q": shape.heads, "attn_k": shape.kv_heads}.get(name, 0)


def to_halves(rows: torch.Tensor, heads: int) -> torch.Tensor:
    """Rows in neighbouring pairs (GGUF's llama) as two halves (transformers)."""
    return rows if heads == 0 else rows.unflatten(0, (heads, -1, 2)).transpose(1, 2).reshape(rows.shape)


def to_pairs(rows: torch.Tensor, heads: int) -> torch.Tensor:
    """The way back."""
    return rows if heads == 0 else rows.unflatten(0, (heads, 2, -1)).transpose(1, 2).reshape(rows.shape)


def state_dict(base: Base) -> dict[str, torch.Tensor]:
    """All weights under transformers' names."""
    found = {}
    for name, tensor in base.weights.items():
        if name in OUTSIDE:
            found[OUTSIDE[name]] = tensor
        elif name.startswith("blk."):
            _, block, matrix, kind = name.split(".")
            found[f"model.layers.{block}.{MATRICES[matrix]}.{kind}"] = to_halves(tensor, heads_of(matrix, base.shape))
    found.setdefault("lm_head.weight", found["model.embed_tokens.weight"])
    return found


def causal_model(base: Base, dtype: torch.dtype) -> PreTrainedModel:
    """The base as a transformers model, frozen weights and all."""
    shape = base.shape
    kinds = {"qwen2": (Qwen2Config, Qwen2ForCausalLM), "llama": (LlamaConfig, LlamaForCausalLM)}
    config_of, model_of = kinds[shape.architecture]
    config = config_of(
        vocab_size=base.weights["token_embd.weight"].shape[0],
        hidden_size=shape.width,
        intermediate_size=base.weights["blk.0.ffn_gate.weight"].shape[0],
        num_hidden_layers=shape.blocks,
        num_attention_heads=shape.heads,
        num_key_value_heads=shape.kv_heads,
        rms_norm_eps=shape.epsilon,
        rope_parameters={"rope_type": "default", "rope_theta": shape.rope_base},
        max_position_embeddings=4096,
        tie_word_embeddings=False,
    )
    with torch.device("meta"):
        model = model_of(config)
    weights = {name: tensor.to(dtype) for name, tensor in state_dict(base).items()}
    model = model.to_empty(device="cpu").to(dtype)
    missing, unexpected = model.load_state_dict(weights, strict=False)
    if missing or unexpected:
        raise ValueError(f"weights do not fit: missing {missing[:3]}, unexpected {unexpected[:3]}")
    rotary = model.model.rotary_emb
    rates = 1.0 / shape.rope_base ** (torch.arange(0, shape.width // shape.heads, 2).float() / (shape.width // shape.heads))
    rotary.inv_freq = rates
    rotary.original_inv_freq = rates.clone()
    return model


def fast_tokenizer(base: Base) -> PreTrainedTokenizerFast:
    """
    The base's own tokenizer; texts end at the chat's end of turn, padding is another token. Of a cut vocabulary it has
    the ids, to pad and to end by; texts are encoded by `trainer.tokens` there.
    """
    vocabulary = base.vocabulary
    tokenizer = vocabulary.special
    if len(vocabulary.kept) != vocabulary.size:
        kept = {vocabulary.special.id_to_token(int(full)): place for place, full in enumerate(vocabulary.kept)}
        tokenizer = Tokenizer(models.WordLevel(kept, PADDING))
        tokenizer.decoder = decoders.ByteLevel()
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token="<|im_end|>", pad_token=PADDING, padding_side="left")


def full_head(model: PreTrainedModel) -> None:
    """Logits in full precision: in bfloat16 their rounding alone moves the ratios that PPO clips."""
    head = model.lm_head.float()
    head.register_forward_pre_hook(lambda _, states: tuple(state.float() for state in states))


def lora_config(rank: int) -> LoraConfig:
    """Adapters on the same matrices and to the same scale as the trainer's own."""
    targets = [name.split(".")[1] for name in MATRICES.values() if "." in name]
    return LoraConfig(r=rank, lora_alpha=rank, target_modules=targets, task_type="CAUSAL_LM")


def adapter_names(model: torch.nn.Module, adapter: str) -> list[tuple[str, str, torch.nn.Linear, torch.nn.Linear]]:
    """Block, matrix, and the two factors of each place peft adapted, in the trainer's order."""
    order = {hf: own for own, hf in MATRICES.items()}
    found = []
    for name, module in model.named_modules():
        if hasattr(module, "lora_A") and adapter in module.lora_A:
            block, matrix = name.split(".layers.")[1].split(".", 1)
            found.append((block, order[matrix], module.lora_A[adapter], module.lora_B[adapter]))
    return found


def stored_factors(path: Path) -> list[torch.Tensor]:
    """The factors of a trainer's checkpoint.pt in its order, or of an adapter in GGUF by block and matrix."""
    if path.suffix != ".gguf":
        return torch.load(path, map_location="cpu", weights_only=True)["parameters"]
    tensors, alpha = read_adapter(path)
    blocks = 1 + max(int(name.split(".")[1]) for name in tensors)
    names = [f"blk.{block}.{matrix}.weight" for block in range(blocks) for matrix in ADAPTED]
    found = [tensors[name] for name in names if name in tensors]
    return [factor for a, b in found for factor in (a, b * (alpha / a.shape[0]))]


@torch.no_grad()
def load_adapter(model: torch.nn.Module, adapter: str, path: Path, shape: Shape) -> None:
    """Puts the adapter of a trainer's checkpoint.pt or of a GGUF file into peft's places."""
    stored = iter(stored_factors(path))
    for _, matrix, a, b in adapter_names(model, adapter):
        first, second = next(stored, None), next(stored, None)
        if first is None or first.shape != a.weight.shape:
            raise ValueError("the adapter to start from has another shape")
        a.weight.copy_(first)
        b.weight.copy_(to_halves(second, heads_of(matrix, shape)))
    if next(stored, None) is not None:
        raise ValueError("the adapter to start from has another shape")


def adapter_tensors(model: torch.nn.Module, adapter: str, shape: Shape) -> dict[str, tuple[torch.Tensor, torch.Tensor]]:
    """Both factors of each adapted matrix, in GGUF's layout, by the trainer's names (`3_attn_q`)."""
    return {
        f"{block}_{matrix}": (a.weight.detach().float().cpu(), to_pairs(b.weight.detach().float().cpu(), heads_of(matrix, shape)))
        for block, matrix, a, b in adapter_names(model, adapter)
    }
