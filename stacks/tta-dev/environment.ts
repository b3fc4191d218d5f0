import { annotatedPods, type ScrapeConfigSpec } from '../../lib';

/** Where TTA.dev runs: what differs from place to place, and nothing else. */
export interface Environment {
  /** Value of the external label `environment`. */
  readonly name: string;
  /** Value of the external label `cluster`. */
  readonly cluster: string;
  /** How the workflow services are found here. */
  readonly scrapeConfigs: ScrapeConfigSpec[];
  /** Active series to be ready for: about 60 a primitive and instance. */
  readonly series: number;
  /** Size of the server's volume. */
  readonly volume: string;
  /** How long samples are kept. */
  readonly retention: string;
  /** Instances of Alertmanager. */
  readonly alertmanagers: number;
  /** Whether people are told by mail, Slack and PagerDuty; otherwise everything goes to the webhook. */
  readonly tellsPeople: boolean;
}

const workflows = 'tta-dev';

/** A laptop: three workflow services by name. */
export const development: Environment = {
  name: 'dev',
  cluster: 'development',
  scrapeConfigs: [{ jobName: workflows, staticConfigs: [{ targets: ['app1:8000', 'app2:8000', 'app3:8000'] }] }],
  series: 10_000,
  volume: '10Gi',
  retention: '15d',
  alertmanagers: 1,
  tellsPeople: false,
};

/** A Docker Swarm: services opt in by the label `prometheus.enable=true`, which their containers carry. */
export const staging: Environment = {
  name: 'staging',
  cluster: 'staging',
  scrapeConfigs: [
    {
      jobName: workflows,
      dockerswarmSdConfigs: [{ host: 'unix:///var/run/docker.sock', role: 'tasks', port: 8000, filters: [{ name: 'desired-state', values: ['running'] }] }],
      relabelConfigs: [
        { action: 'keep', sourceLabels: ['__meta_dockerswarm_service_label_prometheus_enable'], regex: 'true' },
        // A task in two networks, or with a published port, is found more than once: the overlay's address is the one to scrape.
        { action: 'drop', sourceLabels: ['__meta_dockerswarm_network_ingress'], regex: 'true' },
        { sourceLabels: ['__meta_dockerswarm_service_name'], targetLabel: 'service' },
        { sourceLabels: ['__meta_dockerswarm_node_hostname'], targetLabel: 'node' },
      ],
    },
  ],
  series: 50_000,
  volume: '32Gi',
  retention: '15d',
  alertmanagers: 1,
  tellsPeople: false,
};

/** Kubernetes: pods in the namespace `tta-dev` opt in by annotation. */
export const production: Environment = {
  name: 'prod',
  cluster: 'production',
  scrapeConfigs: [annotatedPods({ jobName: workflows, namespaces: ['tta-dev'], selector: 'app=tta-dev' })],
  series: 100_000,
  volume: '64Gi',
  retention: '30d',
  alertmanagers: 3,
  tellsPeople: true,
};
