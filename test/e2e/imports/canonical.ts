import { parse } from 'yaml';

/** A configuration as a server prints it, in which a credential in clear and one in a file of ours are the same. */
export type Document = Readonly<Record<string, unknown>>;

const hidden = '<secret>';

/** Files that an import refers to in place of texts. */
const isOurs = (value: unknown): boolean => typeof value === 'string' && value.includes('/secrets/');

/** The configuration of Prometheus without what says only where files lie; jobs by name. */
export function canonicalServer(text: string): Document {
  const { rule_files: _, scrape_config_files: __, scrape_configs: jobs, ...rest } = parse(text) as Document & { readonly scrape_configs?: readonly Document[] };
  const named = (jobs ?? []).map((job) => [job['job_name'], withoutFiles(job)]);
  return { ...(withoutFiles(rest) as Document), jobs: Object.fromEntries(named) as unknown };
}

/** Times that the server has without printing them. @see https://prometheus.io/docs/alerting/latest/configuration/#route */
const assumed = { group_wait: '30s', group_interval: '5m', repeat_interval: '4h' };

/** The configuration of Alertmanager; of its templates only how many files there are. */
export function canonicalAlertmanager(text: string): Document {
  const { templates, route, ...rest } = parse(text) as Document & { readonly templates?: readonly string[]; readonly route: Document };
  return { ...(withoutFiles(rest) as Document), route: { ...assumed, ...route }, templates: (templates ?? []).length > 0 };
}

function withoutFiles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFiles);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
    if (key === 'http_headers') return [key, Object.fromEntries(Object.entries(inner as Readonly<Record<string, Document>>).map(([name, header]) => [name, canonicalHeader(header)]))];
    return isOurs(inner) && key.endsWith('_file') ? [key.slice(0, -'_file'.length), hidden] : [key, withoutFiles(inner)];
  });
  // A field for a file is printed although there is none.
  const fields: Document = Object.fromEntries(entries.filter(([key, inner]) => !(key.endsWith('_file') && inner === '')));
  // A certificate goes along with a key in clear.
  return fields['key'] === hidden && 'cert' in fields ? { ...fields, cert: hidden } : fields;
}

/** A header has its secret values as texts or as files. */
function canonicalHeader({ values = [], secrets = [], files = [] }: Document): Document {
  const paths = files as readonly string[];
  const own = paths.filter((path) => !isOurs(path));
  return { values, files: own, secrets: (secrets as readonly string[]).length + paths.length - own.length };
}
