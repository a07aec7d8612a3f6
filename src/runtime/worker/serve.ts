import { toFailure } from '../../core/errors.ts';
import { protocolVersion, type CallRequest, type Request } from '../protocol/index.ts';
import { loadBinding } from './binding.ts';
import { Models } from './models.ts';
import { receiveRequests, sendReply } from './parentChannel.ts';

/** Answers the parent's requests until the process ends. */
export function serve(): void {
  let models: Models | null = null;
  const running = new Map<number, AbortController>();
  receiveRequests((request) => {
    switch (request.kind) {
      case 'hello':
        models = start(request);
        return;
      case 'ping':
        sendReply({ kind: 'pong', beat: request.beat });
        return;
      case 'abort':
        running.get(request.call)?.abort();
        return;
      case 'generate':
      case 'read':
      case 'digits':
      case 'embed':
      case 'load':
      case 'stats':
        if (models) void answer(models, request, running);
    }
  });
}

function start(hello: Extract<Request, { readonly kind: 'hello' }>): Models | null {
  sendReply({ kind: 'hello', version: protocolVersion, pid: process.pid });
  if (hello.version !== protocolVersion) return null;
  return new Models(() => loadBinding(hello.gpu, hello.threads));
}

async function answer(models: Models, request: CallRequest, running: Map<number, AbortController>): Promise<void> {
  const { call } = request;
  const controller = new AbortController();
  running.set(call, controller);
  try {
    await perform(models, request, controller.signal);
    sendReply({ kind: 'done', call });
  } catch (error) {
    sendReply({ kind: 'failed', call, failure: toFailure(error) });
  } finally {
    running.delete(call);
  }
}

async function perform(models: Models, request: CallRequest, signal: AbortSignal): Promise<void> {
  const { call } = request;
  const loading = progress(call, 'loading');
  const prompt = progress(call, 'prompt');
  switch (request.kind) {
    case 'generate': {
      const generator = await models.generator(request.spec, loading);
      await generator.generate(request.request, signal, {
        event: (event) => {
          sendReply({ kind: 'event', call, event });
        },
        prompt,
      });
      return;
    }
    case 'read': {
      const reader = await models.reader(request.spec, loading);
      const { readings, evaluated } = await reader.readMarks(request.request, signal, prompt);
      sendReply({ kind: 'readings', call, readings, evaluated });
      return;
    }
    case 'digits': {
      const reader = await models.reader(request.spec, loading);
      const { probabilities, evaluated } = await reader.readDigits(request.pieces, signal, prompt);
      sendReply({ kind: 'digits', call, probabilities, evaluated });
      return;
    }
    case 'embed': {
      const embedder = await models.embedder(request.spec, loading);
      sendReply({ kind: 'vectors', call, vectors: await embedder.embed(request.texts, signal, prompt) });
      return;
    }
    case 'load':
      await models.generator(request.spec, loading);
      return;
    case 'stats':
      sendReply({ kind: 'stats', call, stats: await models.stats() });
  }
}

function progress(call: number, phase: 'loading' | 'prompt'): (fraction: number) => void {
  return (fraction) => {
    sendReply({ kind: 'progress', call, phase, fraction: Math.min(1, Math.max(0, fraction)) });
  };
}
