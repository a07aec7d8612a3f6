import { ModelClient } from '../../../src/runtime/client/index.ts';
import { plainSpec } from '../../../src/runtime/protocol/index.ts';
import { request } from './generation.ts';

// A host that keeps its model child busy and tells its process id: it is killed by a test.

const [script = '', file = ''] = process.argv.slice(2);
const client = new ModelClient({ script, threads: 1 });
const model = client.generator(plainSpec('busy', file, { contextSize: 2048, verified: true }));
const endless = request({ maxTokens: 1900, candidates: 4, prompt: { kind: 'raw', text: '1 2 3 4 5 6 7 8 9 10' } });
for await (const event of model.generate(endless, new AbortController().signal)) {
  if (event.kind === 'text' && event.candidate === 3) process.send?.(client.pid);
}
