import { setTimeout as pause } from 'node:timers/promises';
import { StepwiseError } from '../../core/errors.ts';
import { silent } from '../../core/logger.ts';
import type { EndpointRequest } from './body.ts';
import { defaultEndpointLimits, type EndpointLimits, type EndpointOptions } from './options.ts';
import { serverEvents } from './serverEvents.ts';
import { SilenceWatch } from './silenceWatch.ts';

const longestPauseMs = 60_000;
const shownBytes = 300;

/** The server refused the request itself (status 400 or 422): another form of it may be accepted. */
export class RequestRefused extends StepwiseError {}

/** Talks to one endpoint: sends requests, tries again where that helps, and streams what comes. */
export class EndpointConnection {
  private readonly limits: EndpointLimits;

  constructor(private readonly options: EndpointOptions) {
    this.limits = { ...defaultEndpointLimits, ...options.limits };
  }

  /**
   * The data of the answer's events.
   * @throws StepwiseError `endpoint` with what to do; RequestRefused
   */
  async *stream(request: EndpointRequest, signal: AbortSignal): AsyncGenerator<string, void, void> {
    const watch = new SilenceWatch(signal, this.limits.silenceMs);
    try {
      const response = await this.accepted(request, watch);
      if (!response.body) throw new StepwiseError('endpoint', `${this.host()} sent an empty answer.`);
      for await (const data of serverEvents(response.body)) {
        watch.touch();
        if (data !== '[DONE]') yield data;
      }
    } catch (error) {
      throw this.explained(error, watch);
    } finally {
      watch.stop();
    }
  }

  private async accepted(request: EndpointRequest, watch: SilenceWatch): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.attempt(request, watch);
      if (outcome instanceof Response && outcome.ok) return outcome;
      if (attempt >= this.limits.attempts || !isPassing(outcome)) throw await this.refusal(outcome);
      const wait = this.pauseMs(outcome, attempt);
      (this.options.logger ?? silent).info('endpoint: trying again', { attempt, wait });
      await pause(wait, undefined, { signal: watch.signal });
      watch.touch();
    }
  }

  private async attempt({ path, body }: EndpointRequest, watch: SilenceWatch): Promise<Response | Error> {
    const key = await this.options.key?.();
    try {
      return await fetch(this.options.baseUrl.replace(/\/+$/, '') + path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          ...(key !== undefined && key !== '' && { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify(body),
        signal: watch.signal,
      });
    } catch (error) {
      if (watch.signal.aborted || !(error instanceof Error)) throw error;
      return error;
    }
  }

  private pauseMs(outcome: Response | Error, attempt: number): number {
    const asked = outcome instanceof Response ? Number(outcome.headers.get('retry-after') ?? Number.NaN) : Number.NaN;
    const wanted = Number.isFinite(asked) ? asked * 1000 : this.limits.firstPauseMs * 2 ** (attempt - 1);
    return Math.min(longestPauseMs, Math.max(0, wanted));
  }

  private async refusal(outcome: Response | Error): Promise<StepwiseError> {
    if (outcome instanceof Error) return this.unreachable(outcome);
    const said = (await outcome.text()).slice(0, shownBytes);
    const { status } = outcome;
    const message = `${this.host()} answered with status ${status}. ${adviceFor(status)} (${said})`;
    return status === 400 || status === 422
      ? new RequestRefused('endpoint', message)
      : new StepwiseError('endpoint', message);
  }

  private explained(error: unknown, watch: SilenceWatch): unknown {
    if (error instanceof StepwiseError) return error;
    if (watch.passed) {
      const seconds = Math.round(this.limits.silenceMs / 1000);
      return new StepwiseError(
        'endpoint',
        `${this.host()} said nothing for ${seconds} s. What came so far is kept. Try again.`,
      );
    }
    return watch.signal.aborted || !(error instanceof Error) ? error : this.unreachable(error);
  }

  private unreachable(error: Error): StepwiseError {
    const cause = error.cause instanceof Error ? error.cause.message : error.message;
    return new StepwiseError(
      'endpoint',
      `${this.host()} cannot be reached (${cause}). What came so far is kept. Check the address and the network, or use the local model.`,
      { cause: error },
    );
  }

  private host(): string {
    return URL.canParse(this.options.baseUrl) ? new URL(this.options.baseUrl).host : this.options.baseUrl;
  }
}

/** Whether trying again may help. */
function isPassing(outcome: Response | Error): boolean {
  return outcome instanceof Error || outcome.status === 429 || outcome.status >= 500;
}

function adviceFor(status: number): string {
  if (status === 401 || status === 403) return 'Set the key of the endpoint anew.';
  if (status === 404) return 'Check the address (it ends in /v1 with most servers) and the name of the model.';
  if (status === 429 || status >= 500) return 'It is overloaded or failing: try again later.';
  return 'It does not accept the request: check the name of the model and the length of the problem.';
}
