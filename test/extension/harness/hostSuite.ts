import { z } from 'zod';

/** The outcome of one test that ran inside the extension host; `error` is null when it passed. */
export const hostResult = z.object({ title: z.string(), milliseconds: z.number(), error: z.string().nullable() });
export type HostResult = z.infer<typeof hostResult>;

/** The line by which the runner inside the host reports one result. */
export const RESULT_PREFIX = '@stepwise-result ';
