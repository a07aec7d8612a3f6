// `npm run bench:symbolic -- --data DIR [--stride N] [--own N]`: measures the symbolic witness and writes docs/bench/symbolic.md.
import { runTypescript } from './runTypescript.mjs';

const LIMIT_SECONDS = 7200;
await runTypescript('bench/symbolic.ts', process.argv.slice(2), { limitSeconds: LIMIT_SECONDS, show: true });
