import { SecretKey, type SecretFile } from '../base/secret';
import { evaluate, item, listOf, objectOf, type Expression, type Field, type ListExpression, type ObjectExpression } from './expression';
import { fieldsAt } from '../bundle/fields-at';
import { fileName } from './ledger';
import { lines, print } from './print';
import type { Declaration } from './program';

/** A constant of a module. */
interface Constant {
  readonly name: string;
  readonly type: string | undefined;
  readonly value: Expression;
  readonly head: readonly string[];
  readonly tail: readonly string[];
}

/** The whole program as one module. */
export const asOneModule = (declarations: readonly Declaration[]): string => moduleText(declarations, '.');

/**
 * The program as modules of a folder, as a person lays out a stack: `index.ts` with the decisions, one file a rule group under `rules/`, and who is
 * told of alerts in `notifications.ts`.
 */
export function asFolder(declarations: readonly Declaration[]): ReadonlyMap<string, string> {
  const modules = new Map<string, Constant>();
  const index = declarations.map((declaration): Declaration => ({ ...declaration, value: declaration.value.kind === 'list' ? groupsApart(declaration.value, modules) : apart(declaration.value, modules) }));
  return new Map([['index.ts', moduleText(index, '.')], ...[...modules].map(([path, constant]): [string, string] => [path, moduleText([constant], '..')])]);
}

/** The spec with its rule groups and its notifications as constants of other modules. */
const apart = ({ fields, end }: ObjectExpression, modules: Map<string, Constant>): ObjectExpression =>
  objectOf(
    fields.map((each): Field => {
      if (each.key === 'ruleGroups' && each.value.kind === 'list') return { ...each, value: groupsApart(each.value, modules) };
      if (each.key === 'alertmanager' && each.value.kind === 'object') return { ...each, before: [], value: objectOf(each.value.fields.map((inner) => notificationsApart(inner, each.before, modules)), each.value.end) };
      return notificationsApart(each, [], modules);
    }),
    end,
  );

function notificationsApart(each: Field, head: readonly string[], modules: Map<string, Constant>): Field {
  if (each.key !== 'config') return each;
  return { ...each, value: constant(modules, 'notifications', { name: 'notifications', type: 'AlertmanagerConfigSpec', value: each.value, head, tail: [] }) };
}

const groupsApart = ({ items, end }: ListExpression, modules: Map<string, Constant>): ListExpression =>
  listOf(
    items.map(({ value, before, trailing }) => {
      const name = String(fieldsAt(evaluate(value))['name']);
      return item(constant(modules, `rules/${kebab(name)}`, { name: camel(name), type: 'RuleGroupSpec', value, head: before, tail: trailing }));
    }),
    end,
  );

/** Makes a constant a module of its own, under a path and a name that no other has. */
function constant(modules: Map<string, Constant>, path: string, made: Constant): Expression {
  const taken = new Set([...modules.values()].map(({ name }) => name));
  const unique = (text: string, isTaken: (candidate: string) => boolean): string => [text, ...Array.from({ length: modules.size + 1 }, (_, index) => `${text}${index + 2}`)].find((candidate) => !isTaken(candidate)) ?? text;
  const file = unique(path, (candidate) => modules.has(`${candidate}.ts`));
  const name = unique(made.name, (candidate) => taken.has(candidate));
  modules.set(`${file}.ts`, { ...made, name });
  return { kind: 'constant', name, module: file, value: made.value };
}

/** Words of the language and names that the modules have already. */
const reserved = new Set(['default', 'new', 'delete', 'class', 'function', 'import', 'export', 'in', 'for', 'if', 'do', 'while', 'switch', 'case', 'with', 'void', 'null', 'true', 'false', 'this', 'var', 'enum', 'try', 'return', 'throw', 'super', 'const', 'else', 'break', 'catch', 'continue', 'debugger', 'extends', 'finally', 'instanceof', 'typeof', 'let', 'static', 'yield', 'await', 'package', 'private', 'protected', 'public', 'interface', 'implements', 'arguments', 'eval', 'secret', 'fileAt', 'stack', 'prometheus', 'alertmanager', 'ruleGroups', 'notifications']);

/** A name of a group as that of a constant. */
function camel(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const name = words.map((word, index) => (index === 0 ? word.slice(0, 1).toLowerCase() + word.slice(1) : word.slice(0, 1).toUpperCase() + word.slice(1))).join('');
  return /^[a-z]/.test(name) && !reserved.has(name) ? name : `group${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}

/** The same as the name of a file. */
const kebab = (text: string): string => fileName(text.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/[^A-Za-z0-9]+/g, '-').toLowerCase());

function moduleText(constants: readonly Constant[], up: string): string {
  const used = constants.map(({ value }) => usedIn(value));
  const types = [...new Set(constants.map(({ type }) => type?.replace('[]', '')).filter((type) => type !== undefined))].sort();
  const functions = ['fileAt', 'secret'].filter((name) => used.some(({ functions: names }) => names.has(name)));
  const imported = [...new Map(used.flatMap(({ constants: names }) => [...names]))].sort(([, a], [, b]) => (a < b ? -1 : 1));
  const head = constants[0]?.head ?? [];
  return [
    head.length === 0 ? '' : `${lines(head)}\n`,
    `import ${functions.length === 0 ? 'type ' : ''}{ ${[...functions, ...types.map((type) => (functions.length === 0 ? type : `type ${type}`))].join(', ')} } from "cdk8s-prometheus";\n\n`,
    imported.map(([name, module]) => `import { ${name} } from "${up === '.' ? './' : '../'}${module}";\n`).join(''),
    '\n',
    constants.map(({ name, type, value, head: own, tail }, index) => `${index === 0 ? '' : lines(own)}export const ${name}${type === undefined ? '' : `: ${type}`} = ${print(value, true)};\n${tail.length === 0 ? '' : `\n${lines(tail)}`}`).join('\n'),
  ].join('');
}

interface Used {
  readonly functions: ReadonlySet<string>;
  /** Names of constants, with their modules. */
  readonly constants: ReadonlyMap<string, string>;
}

/** What an expression takes from elsewhere. */
function usedIn(expression: Expression): Used {
  if (expression.kind === 'constant') return { functions: new Set(), constants: new Map([[expression.name, expression.module]]) };
  if (expression.kind === 'reference') return { functions: new Set([functionOf(expression.value)]), constants: new Map() };
  const inner = expression.kind === 'list' ? expression.items : expression.kind === 'object' ? expression.fields : [];
  const used = inner.map(({ value }) => usedIn(value));
  return { functions: new Set(used.flatMap(({ functions }) => [...functions])), constants: new Map(used.flatMap(({ constants }) => [...constants])) };
}

const functionOf = (reference: SecretKey | SecretFile): string => (reference instanceof SecretKey ? 'secret' : 'fileAt');
