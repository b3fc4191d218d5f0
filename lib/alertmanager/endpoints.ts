import type { AlertmanagerConfig } from './config';
import { endpointOf, unknownEndpoint, type Endpoint } from './receivers/endpoint';
import { receiverEndpoints } from './receivers/endpoints';

/** Every connection that the server opens besides DNS and gossip: to its receivers, for traces and for the record of events. */
export const endpointsOf = (config: AlertmanagerConfig): readonly Endpoint[] => [...receiverEndpoints(config), ...tracingEndpoints(config), ...recorderEndpoints(config)];

const tracingEndpoints = ({ tracing }: AlertmanagerConfig): readonly Endpoint[] => (tracing === undefined ? [] : [tracing.endpoint]);

/** The recorder does not inherit the HTTP options of `global`. */
const recorderEndpoints = ({ eventRecorder }: AlertmanagerConfig): readonly Endpoint[] =>
  eventRecorder === undefined
    ? []
    : [...eventRecorder.webhookOutputs.map((output) => endpointOf(output.url, output, {}) ?? unknownEndpoint), ...eventRecorder.kafkaOutputs.flatMap(({ brokers }) => brokers)];
