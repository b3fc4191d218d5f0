import type { AlertmanagerConfig } from '../config';
import { locate, unknownEndpoint, type Endpoint, type HttpClient } from './endpoint';
import { integrationsOf } from './index';

/**
 * Every connection that the receivers open besides DNS, those for a token of OAuth among them, in the order of the
 * configuration. One that cannot be known has the host `*`.
 */
export const receiverEndpoints = (config: AlertmanagerConfig): readonly Endpoint[] =>
  config.receivers.flatMap((receiver, index) =>
    integrationsOf(receiver, ['receivers', index]).flatMap(({ kind, entry }) => [kind.needs(entry, config.global) ?? unknownEndpoint, ...tokenEndpoints(entry, config.global)]),
  );

/** Where an access token is fetched before the message itself is sent. */
function tokenEndpoints({ httpConfig }: HttpClient, global: HttpClient): readonly Endpoint[] {
  const oauth2 = (httpConfig ?? global.httpConfig)?.oauth2;
  return oauth2 === undefined ? [] : [locate(oauth2.proxyUrl ?? oauth2.tokenUrl) ?? unknownEndpoint];
}
