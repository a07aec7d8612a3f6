import type { Logger } from '../../core/logger.ts';

/** An OpenAI-compatible server the user named: vLLM (also behind Ray Serve), llama-server, or another. */
export interface EndpointOptions {
  /** Up to and with the version: `http://localhost:8000/v1`. */
  readonly baseUrl: string;
  /** The model's name as the server knows it. */
  readonly model: string;
  /** Asked for at each request and kept nowhere; undefined where the server wants none. */
  readonly key?: () => Promise<string | undefined>;
  readonly limits?: Partial<EndpointLimits>;
  readonly logger?: Logger;
}

export interface EndpointLimits {
  /** Without a byte for so long the server counts as gone. */
  readonly silenceMs: number;
  /** Attempts at a request that is refused for the moment (429, 5xx, no connection). */
  readonly attempts: number;
  /** Pause before the second attempt; it doubles. A `Retry-After` of the server counts instead, up to a minute. */
  readonly firstPauseMs: number;
}

export const defaultEndpointLimits: EndpointLimits = { silenceMs: 60_000, attempts: 4, firstPauseMs: 500 };
