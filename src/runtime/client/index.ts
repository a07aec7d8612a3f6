export { defaultLimits } from './limits.ts';
export type { ClientLimits } from './limits.ts';
export { ModelClient } from './modelClient.ts';
export type { ModelClientOptions } from './modelClient.ts';
export type { RemoteMarkReader } from './remoteMarkReader.ts';
export type { ModelState } from './state.ts';
