/** One service of a Compose project, with what is used of it here. @see https://docs.docker.com/reference/compose-file/services/ */
export interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly working_dir?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly user?: string;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly secrets?: readonly { readonly source: string; readonly target: string }[];
  readonly healthcheck: {
    readonly test: readonly string[];
    readonly interval: string;
    readonly timeout: string;
    readonly retries: number;
    readonly start_period: string;
  };
}

/** What every container here may do: nothing but what it is there for. */
const hardening = {
  read_only: true,
  cap_drop: ['ALL'],
  security_opt: ['no-new-privileges:true'],
  restart: 'unless-stopped',
};

/** The service as it stands in the file. */
export const hardened = (service: ComposeService): ComposeService & typeof hardening => ({ ...service, ...hardening });

/** A check that runs a command in the container. */
export const healthcheck = (...command: string[]): ComposeService['healthcheck'] => ({
  test: ['CMD', ...command],
  interval: '5s',
  timeout: '3s',
  retries: 6,
  start_period: '60s',
});

/** A port that only this machine can reach. */
export const localPort = (port: number): string => `127.0.0.1:${port}:${port}`;
