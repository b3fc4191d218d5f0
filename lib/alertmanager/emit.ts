import { toNative, type Native } from '../base/native';
import type { SecretPath } from '../base/secret';
import { alertmanagerConfig, type AlertmanagerConfig } from './config';

/** Where the template files lie, seen from alertmanager.yml, by the name that they have in the configuration. */
export const templateFile = (name: string): string => `templates/${name}.tmpl`;

/** The templates as files, by their path beside alertmanager.yml. */
export const templateFiles = ({ templates }: AlertmanagerConfig): ReadonlyMap<string, string> =>
  new Map(Object.entries(templates).map(([name, text]) => [templateFile(name), text]));

/**
 * alertmanager.yml as the server reads it, without what it assumes anyway.
 *
 * The server looks most `*_file` paths up from its working directory, and those within `http_config` from the file's folder:
 * relative paths are right only where the two are one.
 */
export function emitAlertmanager(model: AlertmanagerConfig, secretPath: SecretPath): Native {
  // The section is an object, so its native form is one.
  const { global, templates, ...rest } = toNative(alertmanagerConfig, model, secretPath) as Record<string, Native>;
  const files = Object.keys(model.templates).map(templateFile);
  return {
    ...(global !== undefined && Object.keys(global as object).length > 0 && { global }),
    ...(files.length > 0 && { templates: files }),
    ...rest,
  };
}
