import { fault, type Finding } from '../base/finding';
import type { Alerts, AlertSettings, Changes } from './alert';

/** What the options say, each read by its schema. */
type Model = Readonly<Record<string, unknown>>;

/** What a pack says of itself that options may contradict. */
interface Told {
  readonly name: string;
  /** Labels of every alert. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What options say that cannot go together with what the pack is. */
export const contradictions = (pack: Told, alerts: Alerts, model: Model): Finding[] => [...settled(pack, model), ...merged(pack, alerts, model), ...kept(pack, alerts, model)];

const byOf = (model: Model): readonly string[] => (model['by'] ?? []) as readonly string[];

/** Nothing can be told apart by a label that every alert sets itself: between two alerts it says nothing, or always something else. */
function settled({ name, labels = {} }: Told, model: Model): Finding[] {
  const own = new Set(['__name__', 'alertname', 'alertstate', 'severity', ...Object.keys(labels)]);
  return byOf(model).flatMap((label, place) => (own.has(label) ? [fault('label-tells-apart', [name, 'by', place], `the alerts set it themselves, got "${label}"`, 'use a label of the targets, such as "cluster"')] : []));
}

/** A label by which alerts are told apart must stay the expression's own: set, it makes one alert of many, and a warning misses its critical. */
function merged({ name: pack }: Told, alerts: Alerts, model: Model): Finding[] {
  const apart = new Set([...byOf(model), ...Object.values(alerts).flatMap(({ unless }) => unless?.on ?? [])]);
  const layers: readonly (readonly (string | number)[])[] = [[pack], ...Object.keys(alerts).map((name) => [pack, name])];
  return layers.flatMap((path) => {
    const holder = (path.length === 1 ? model : (model[String(path[1])] ?? {})) as { readonly labels?: Changes };
    return Object.keys(holder.labels ?? {})
      .filter((label) => apart.has(label))
      .map((label) => fault('label-tells-apart', [...path, 'labels', label], `cannot be set: by "${label}" the alerts are told apart`, 'use another label'));
  });
}

/** An alert that fires on fires beside the graver one for which it stays away. */
function kept({ name: pack }: Told, alerts: Alerts, model: Model): Finding[] {
  const settingsOf = (name: string): Partial<AlertSettings> | false => model[name] ?? {};
  return Object.entries(alerts).flatMap(([name, { unless }]) => {
    const settings = settingsOf(name);
    const gravers = (unless?.firing ?? []).filter((graver) => settingsOf(graver) !== false);
    if (settings === false || (settings.keepFiringFor ?? '0s') === '0s' || gravers.length === 0) return [];
    return [fault('fires-beside-graver', [pack, name, 'keepFiringFor'], `fires on beside ${gravers.join(' and ')}, for which it stays away, got "${settings.keepFiringFor ?? ''}"`, `leave it out, or write ${gravers.map((graver) => `${graver}: false`).join(', ')}`)];
  });
}
