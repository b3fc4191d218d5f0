import { k8s } from 'cdk8s-plus-27';

import type { Alertmanager, Server } from '../../stack/model';
import { pathOf, prometheusPort } from '../../stack/placement';

type Probes = Pick<k8s.Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'>;
type Check = Pick<k8s.Probe, 'httpGet' | 'exec' | 'tcpSocket'>;

/**
 * The replay of a long write-ahead log takes many minutes, and a server that is killed in it starts from the beginning.
 * So the start may take an hour; only then does liveness count.
 */
const startPeriod = 10;
const startFailures = 360;

/** Probes of the server, in the way that its port allows. */
export function serverProbes(server: Server, probeFile: string): Probes {
  return {
    startupProbe: { ...serverCheck(server, 'ready', probeFile), periodSeconds: startPeriod, timeoutSeconds: 5, failureThreshold: startFailures },
    readinessProbe: { ...serverCheck(server, 'ready', probeFile), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
    livenessProbe: { ...serverCheck(server, 'healthy', probeFile), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
  };
}

function serverCheck({ web, access }: Server, what: 'ready' | 'healthy', probeFile: string): Check {
  const path = `${pathOf({ access })}/-/${what}`;
  if (web === undefined) return httpGet(path, 'HTTP');
  if ('file' in web) {
    // A header in the manifest would be the password in clear, so promtool logs in with the mounted one.
    const url = `${web.tls ? 'https' : 'http'}://localhost:${prometheusPort}${pathOf({ access })}`;
    return { exec: { command: ['/bin/promtool', 'check', what, `--url=${url}`, `--http.config.file=${probeFile}`] } };
  }
  if (web.tlsServerConfig === undefined) return httpGet(path, 'HTTP');
  // The kubelet has no certificate to show: where one is required, an open port must do.
  const wantsCertificate = ['RequireAnyClientCert', 'RequireAndVerifyClientCert'].includes(web.tlsServerConfig.clientAuthType);
  return wantsCertificate ? { tcpSocket: { port: httpPort } } : httpGet(path, 'HTTPS');
}

/** Probes of Alertmanager, which starts fast but waits for its peers before it is ready. */
export function alertmanagerProbes({ access }: Alertmanager): Probes {
  const prefix = pathOf({ access });
  return {
    readinessProbe: { ...httpGet(`${prefix}/-/ready`, 'HTTP'), periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 10 },
    livenessProbe: { ...httpGet(`${prefix}/-/healthy`, 'HTTP'), periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 10 },
  };
}

const httpPort = k8s.IntOrString.fromString('http');

const httpGet = (path: string, scheme: 'HTTP' | 'HTTPS'): Check => ({ httpGet: { path, port: httpPort, scheme } });
