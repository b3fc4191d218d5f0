import type { SpecPath } from '../../base/spec-path';
import { parseTemplate, type Template, type TemplateLanguage } from '../../rules/go-template';
import type { Stack } from '../../stack/model';
import { alertmanagerPath } from './alertmanager-path';
import { textsIn } from './texts';

/** A text that Alertmanager expands, or a file of templates for such texts. */
export interface NotificationText {
  readonly path: SpecPath;
  readonly template: Template;
  /** Files are read at the start; other texts only when they are sent. */
  readonly isFile: boolean;
}

/** Every template of the Alertmanager's configuration: the files first. */
export function notificationTexts(stack: Stack): readonly NotificationText[] {
  if (stack.alertmanager === undefined) return [];
  const { config } = stack.alertmanager;
  const root = [...alertmanagerPath(stack), 'config'];
  const parsed = (isFile: boolean) => ({ path, text }: { readonly path: SpecPath; readonly text: string }): NotificationText => ({ path, isFile, template: parseTemplate(text, language) });
  return [
    ...[...textsIn(config.templates, [...root, 'templates'])].map(parsed(true)),
    ...[...textsIn(config.receivers, [...root, 'receivers']), ...textsIn(config.route, [...root, 'route'])].filter(({ text }) => text.includes('{{')).map(parsed(false)),
  ];
}

const language: TemplateLanguage = {
  functions: new Set([
    'append', 'base64decode', 'base64encode', 'date', 'dict', 'humanizeDuration', 'join', 'list', 'match', 'mustToDate', 'now', 'reReplaceAll', 'routeLabels', 'safeHtml', 'safeUrl', 'since',
    'stringSlice', 'title', 'toDate', 'toJson', 'toLower', 'toUpper', 'trimSpace', 'tz', 'urlUnescape',
  ]),
  variables: {},
};
