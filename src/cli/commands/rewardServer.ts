import { once } from 'node:events';
import type { Command } from 'commander';
import { serveRewards } from '../composition/rewardService.ts';
import { noModels, TrainingHost } from '../composition/trainingHost.ts';
import type { CliContext } from '../context.ts';
import { writeLines } from '../io.ts';
import { whole } from './training/options.ts';
import { addRewardOptions, rewardService, type RawRewardOptions } from './training/rewardOptions.ts';

interface RawServerOptions extends RawRewardOptions {
  readonly host: string;
  readonly port: number;
  readonly tokenFrom?: string;
  readonly base?: string;
  readonly prm?: string;
  readonly threads: number;
}

async function serve(raw: RawServerOptions, context: CliContext): Promise<void> {
  const host = new TrainingHost(context, { ...noModels, prm: raw.prm ?? null, threads: raw.threads });
  const { io } = context;
  try {
    const token = raw.tokenFrom === undefined ? null : (process.env[raw.tokenFrom] ?? null);
    const place = { host: raw.host, port: raw.port, token, base: raw.base ?? null };
    const server = await serveRewards(rewardService(raw, place), host);
    const told = token === null ? `?token=${server.token}` : '';
    writeLines(io.output, [`Rewards: ${server.url}${told}`]);
    if (!io.signal.aborted) await once(io.signal, 'abort');
    await server.close();
  } finally {
    host.dispose();
  }
}

/** `stepwise reward-server`: the reward r = IRM x PRM over HTTP, in OpenRLHF's remote-reward protocol. */
export function addRewardServer(program: Command, context: CliContext): void {
  const command = program
    .command('reward-server')
    .description('serve the reward IRM x PRM over HTTP: POST {query, prompts, labels}, as OpenRLHF asks')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .addOption(whole('--port <n>', 'port, 0 for a free one', 0, 0))
    .option('--token-from <variable>', 'environment variable that holds the token; without it one is drawn and shown')
    .option('--base <file>', 'GGUF model the reward models are laid over')
    .option('--prm <id|file>', 'process reward model: an entry of the catalogue, or an adapter of --base')
    .addOption(whole('--threads <n>', 'threads', 1, 1));
  addRewardOptions(command).action((raw: RawServerOptions) => serve(raw, context));
}
