export { EndpointModel } from './endpointModel.ts';
export { defaultEndpointLimits } from './options.ts';
export type { EndpointLimits, EndpointOptions } from './options.ts';
