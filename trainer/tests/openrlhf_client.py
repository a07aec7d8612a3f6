"""Asks a reward server for rewards by OpenRLHF's own client code, many requests at once. Not collected by unittest.

    python -m trainer.tests.openrlhf_client FOLDER URL COUNT

Prints the rewards in order, as JSON. The prompt of request N holds the number N, and so does its label.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from trainer.launch import module_of

CHAT = "<|im_start|>user\nWhat is {n} * 7?<|im_end|>\n<|im_start|>assistant\n"


async def ask(folder: Path, url: str, count: int) -> list[dict]:
    module_of(folder, "openrlhf.utils.logging_utils")
    agent = module_of(folder, "openrlhf.utils.agent")
    executor = agent.SingleTurnAgentExecutor([url])
    prompts = [CHAT.format(n=n) for n in range(count)]
    texts = [f"{prompt}answer = {n} * 7<|im_end|>" for n, prompt in enumerate(prompts)]
    labels = [str(7 * n) if n % 2 else "-1" for n in range(count)]
    asked = [executor._fetch_rewards_via_http([text], [prompt], [label]) for text, prompt, label in zip(texts, prompts, labels)]
    return [reply[0] for reply in await asyncio.gather(*asked)]


if __name__ == "__main__":
    folder, url, count = sys.argv[1:]
    print(json.dumps(asyncio.run(ask(Path(folder), url, int(count)))))
