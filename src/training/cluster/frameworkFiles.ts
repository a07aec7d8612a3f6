import type { Recipe } from '../recipe/recipe.ts';

/** What the generated files are made from. */
export interface ClusterPlan {
  readonly recipe: Recipe;
  /** Where the policy in the frameworks' own format lies: a folder of a model hub's layout. */
  readonly policy: string;
  readonly rewardUrl: string;
  readonly rayAddress: string;
}

/** Devices of one machine of a cluster. */
const PER_NODE = 8;

interface Layout {
  readonly nodes: number;
  readonly perNode: number;
  /** Devices that share one copy of the policy while it writes. */
  readonly together: number;
  readonly engines: number;
}

/** How the devices are shared out: every model on all of them, in turns; a large policy is split for writing. */
function layoutOf({ devices, parameters }: Recipe['size']): Layout {
  const perNode = Math.min(PER_NODE, devices);
  const together = Math.min(perNode, parameters > 3e10 ? 8 : parameters > 1e10 ? 2 : 1);
  return {
    nodes: Math.ceil(devices / PER_NODE),
    perNode,
    together,
    engines: Math.max(1, Math.floor(devices / together)),
  };
}

const NOT_RUN = 'Written from the framework’s documented options. Not run where it was written.';

/** OpenRLHF's PPO on Ray with vLLM, its reward asked of the project's reward server. */
export function openRlhfScript({ recipe, policy, rewardUrl, rayAddress }: ClusterPlan): string {
  const { nodes, perNode, together, engines } = layoutOf(recipe.size);
  const placed = ['actor', 'critic', 'ref'].flatMap((model) => [
    [`${model}.num_nodes`, nodes],
    [`${model}.num_gpus_per_node`, perNode],
  ]);
  const options = [
    ...placed,
    ['vllm.num_engines', engines],
    ['vllm.tensor_parallel_size', together],
    ['train.colocate_all', ''],
    ['vllm.enable_sleep', ''],
    ['ds.enable_sleep', ''],
    ['actor.model_name_or_path', policy],
    ['reward.remote_url', rewardUrl],
    ['data.prompt_dataset', `${recipe.out}/ppo/prompts.jsonl`],
    ['data.input_key', 'input'],
    ['data.label_key', 'label'],
    ['data.apply_chat_template', ''],
    ['actor.adam.lr', 5e-7],
    ['critic.adam.lr', 9e-6],
    ['algo.kl.init_coef', 0.01],
    ['rollout.batch_size', 1024],
    ['train.batch_size', 128],
    ['ckpt.output_dir', `${recipe.out}/ppo/openrlhf`],
  ];
  const lines = options.map(([name, value]) => `  --${String(name)}${value === '' ? '' : ` ${String(value)}`}`);
  return [
    '#!/bin/sh',
    `# OpenRLHF 0.11: ${NOT_RUN}`,
    `exec ray job submit --address ${rayAddress} -- python3 -m openrlhf.cli.train_ppo_ray \\`,
    lines.join(' \\\n'),
    '',
  ].join('\n');
}

/** verl's settings for the same, with the reward as a function that asks the reward server. */
export function verlConfig({ recipe, policy }: ClusterPlan): string {
  const { nodes, perNode, together } = layoutOf(recipe.size);
  return `# verl 0.9: ${NOT_RUN}
data:
  train_files: ${recipe.out}/ppo/prompts.parquet
  prompt_key: prompt
  train_batch_size: 1024
  max_prompt_length: 512
  max_response_length: 1024
actor_rollout_ref:
  model:
    path: ${policy}
  actor:
    optim:
      lr: 1.0e-6
    ppo_mini_batch_size: 256
    use_kl_loss: true
    kl_loss_coef: 0.001
  rollout:
    name: vllm
    tensor_model_parallel_size: ${together}
critic:
  model:
    path: ${policy}
  optim:
    lr: 1.0e-5
algorithm:
  adv_estimator: gae
custom_reward_function:
  path: stepwise_reward.py
  name: compute_score
trainer:
  n_gpus_per_node: ${perNode}
  nnodes: ${nodes}
  project_name: stepwise
  default_local_dir: ${recipe.out}/ppo/verl
`;
}

/** The reward function verl loads; it asks the reward server for one text at a time. */
export function verlReward({ rewardUrl }: ClusterPlan): string {
  return `"""The reward IRM x PRM of the project's reward server, as verl asks for it. ${NOT_RUN}"""

import json
import os
import urllib.request


def compute_score(data_source, solution_str, ground_truth, extra_info=None):
    prompt = (extra_info or {}).get("prompt", "")
    body = {"query": [prompt + solution_str], "prompts": [prompt], "labels": [ground_truth]}
    headers = {"content-type": "application/json", "authorization": "Bearer " + os.environ["STEPWISE_REWARD_TOKEN"]}
    request = urllib.request.Request(${JSON.stringify(rewardUrl)}, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=180) as answer:
        return json.load(answer)["rewards"][0]
`;
}
