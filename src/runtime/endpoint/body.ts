import type { GenerateRequest } from '../../core/generation.ts';

/** Where a request goes, and its JSON body. */
export interface EndpointRequest {
  readonly path: '/chat/completions' | '/completions';
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * A generation as the OpenAI API has it. `top_k` is not part of that API and stays the server's own. A chat's prefill
 * goes as a last, unfinished turn of the assistant, with the fields by which vLLM continues it where `extended`.
 */
export function endpointRequest(model: string, request: GenerateRequest, extended: boolean): EndpointRequest {
  const { sampling, prompt } = request;
  const common = {
    model,
    n: request.candidates,
    max_tokens: request.maxTokens,
    temperature: sampling.temperature,
    top_p: sampling.topP,
    seed: sampling.seed,
    stream: true,
    stream_options: { include_usage: true },
    ...(request.stop.length > 0 && { stop: request.stop }),
  };
  if (prompt.kind === 'raw') return { path: '/completions', body: { ...common, prompt: prompt.text } };
  if (prompt.prefill === undefined)
    return { path: '/chat/completions', body: { ...common, messages: prompt.messages } };
  const messages = [...prompt.messages, { role: 'assistant', content: prompt.prefill }];
  const continued = extended ? { continue_final_message: true, add_generation_prompt: false } : {};
  return { path: '/chat/completions', body: { ...common, ...continued, messages } };
}
