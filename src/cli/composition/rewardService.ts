import { randomBytes } from 'node:crypto';
import { promptFormat } from '../../engine/index.ts';
import { BatchQueue } from '../../training/rewardServer/batchQueue.ts';
import { rewardOf, type RewardParts } from '../../training/rewardServer/reward.ts';
import { startRewardServer, type RunningRewardServer } from '../../training/rewardServer/server.ts';
import type { TrainingHost } from './trainingHost.ts';

/** What a reward service is made of. */
export interface RewardService {
  readonly host: string;
  readonly port: number;
  /** Null draws one. */
  readonly token: string | null;
  readonly base: string | null;
  readonly irm: string | null;
  readonly format: string;
  readonly steps: RewardParts['steps'];
  readonly outcomeShare: number;
  /** Texts that may wait. */
  readonly queue: number;
  readonly atOnce: number;
}

/** The models behind r = IRM x PRM. */
export async function rewardParts(service: RewardService, host: TrainingHost): Promise<RewardParts> {
  const { base, irm, format, steps, outcomeShare } = service;
  return {
    witness: host.witness,
    irm: irm === null ? null : await host.instructionReader(base, irm),
    prm: await host.scorer(base),
    format: promptFormat(format),
    steps,
    outcomeShare,
  };
}

/** Starts the reward server over this host's models; the token is told once, to whoever starts it. */
export async function serveRewards(
  service: RewardService,
  host: TrainingHost,
): Promise<RunningRewardServer & { readonly token: string }> {
  const parts = await rewardParts(service, host);
  const token = service.token ?? randomBytes(24).toString('base64url');
  const running = await startRewardServer({
    host: service.host,
    port: service.port,
    token,
    queue: new BatchQueue(service.atOnce, service.queue),
    reward: (asked, signal) => rewardOf(asked, parts, signal),
  });
  return { ...running, token };
}
