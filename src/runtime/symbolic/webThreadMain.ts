import { answerJobs, warmUp } from './answerJob.ts';
import type { Reply } from './messages.ts';
import { workerScope } from './workerScope.ts';

const scope = workerScope();
warmUp();
scope.onmessage = ({ data }) => {
  scope.postMessage(answerJobs(data));
};
scope.postMessage({ kind: 'ready' } satisfies Reply);
