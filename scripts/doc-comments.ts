import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve, sep } from 'node:path';

import ts from 'typescript';
import { z } from 'zod';

import type { Documentation } from '../lib/schema/documentation';
import type * as Outline from '../lib/schema/outline';

// A declaration knows nothing of the comments beside it. So the library is loaded once with each comment put into the object literal
// itself, under a symbol: it goes with the fields wherever they are spread, and zod keeps it.

const lib = resolve(__dirname, '../lib') + sep;
const symbolOf = (key: string): string => `documentation of ${key}`;

/** Comments of constants that declare a section, the inner ones first. */
const ofSections: (readonly [z.ZodObject, Documentation])[] = [];

/** Comments of every section and field of the native files, by the section's id and the field's name; that of the section itself under the empty name. */
export function docComments(): Readonly<Record<string, Readonly<Record<string, Documentation>>>> {
  const { sections, idOf, homeOf, bodyOf } = loadInstrumented(`${lib}schema/outline.ts`);
  return Object.fromEntries(
    sections.flatMap((section) => {
      const shape: object = section.declaration.shape;
      const own = ofSections.find(([declaration]) => bodyOf(declaration) === bodyOf(section.declaration))?.[1];
      const comment = (declared: object, key: string): string | undefined => {
        const found: unknown = Reflect.get(declared, Symbol.for(symbolOf(key)));
        return typeof found === 'string' ? found : undefined;
      };
      const fields = Object.entries(section.declaration.shape as Readonly<Record<string, z.ZodType>>).flatMap(([key, schema]) => {
        const found = comment(shape, key);
        if (found === undefined) return [];
        // What several sections share is written down once.
        const home = homeOf({ key, schema });
        return home !== section && comment(home.declaration.shape, key) === found ? [] : [[key, JSON.parse(found) as Documentation] as const];
      });
      return own === undefined && fields.length === 0 ? [] : [[idOf(section), Object.fromEntries([...(own === undefined ? [] : [['', own] as const]), ...fields])]];
    }),
  );
}

/** What Node's loader has, beyond what its types say: how a kind of file becomes a module, and the modules that are there. */
interface Loader {
  (path: string): unknown;
  readonly cache: Record<string, unknown>;
  readonly extensions: Record<string, (module: { _compile(source: string, file: string): void }, file: string) => void>;
}

/** Loads the outline and all that it needs anew, with the comments in it; afterwards nothing of that is left. */
function loadInstrumented(path: string): typeof Outline {
  // The cast adds what is there at run time in every version of Node.
  const load = createRequire(path) as unknown as Loader;
  const { cache, extensions } = load;
  const before = extensions['.ts'];
  const forget = (): void => {
    for (const file of Object.keys(cache)) if (file.startsWith(lib)) Reflect.deleteProperty(cache, file);
  };
  forget();
  Reflect.set(globalThis, 'documented', documented);
  extensions['.ts'] = (module, file) => {
    module._compile(instrument(readFileSync(file, 'utf8'), file), file);
  };
  try {
    return load(path) as typeof Outline;
  } finally {
    if (before !== undefined) extensions['.ts'] = before;
    Reflect.deleteProperty(globalThis, 'documented');
    forget();
  }
}

/** Called around the value of every constant with a comment. */
function documented(value: unknown, documentation: Documentation): unknown {
  const schema: unknown = value instanceof z.ZodType ? value : typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
  if (schema instanceof z.ZodType) ofSections.push(...sectionsIn(schema).map((section) => [section, documentation] as const));
  return value;
}

const sectionsIn = (schema: z.ZodType): readonly z.ZodObject[] => {
  if (schema instanceof z.ZodObject) return [schema];
  return schema instanceof z.ZodUnion ? (schema.options as readonly z.ZodType[]).flatMap(sectionsIn) : [];
};

function instrument(source: string, file: string): string {
  const { outputText } = ts.transpileModule(source, {
    fileName: file,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true, resolveJsonModule: true },
    transformers: { before: [(context) => (tree) => ts.visitNode(tree, (node) => visit(node, context)) as ts.SourceFile] },
  });
  return outputText;
}

function visit(node: ts.Node, context: ts.TransformationContext): ts.Node {
  const inner = ts.visitEachChild(node, (child) => visit(child, context), context);
  const { factory } = context;
  if (ts.isObjectLiteralExpression(node) && ts.isObjectLiteralExpression(inner)) {
    const properties = inner.properties.flatMap((property, index) => {
      const original = node.properties[index];
      const name = original?.name;
      const comment = original === undefined ? undefined : commentOf(original);
      if (name === undefined || comment === undefined || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) return [property];
      const symbol = factory.createCallExpression(factory.createIdentifier('Symbol.for'), undefined, [factory.createStringLiteral(symbolOf(name.text))]);
      return [property, factory.createPropertyAssignment(factory.createComputedPropertyName(symbol), factory.createStringLiteral(JSON.stringify(comment)))];
    });
    return factory.updateObjectLiteralExpression(inner, properties);
  }
  if (ts.isVariableStatement(node) && ts.isVariableStatement(inner)) {
    const comment = commentOf(node);
    if (comment === undefined) return inner;
    const declarations = inner.declarationList.declarations.map((declaration) => {
      if (declaration.initializer === undefined) return declaration;
      const literal = factory.createCallExpression(factory.createIdentifier('JSON.parse'), undefined, [factory.createStringLiteral(JSON.stringify(comment))]);
      const call = factory.createCallExpression(factory.createIdentifier('globalThis.documented'), undefined, [declaration.initializer, literal]);
      return factory.updateVariableDeclaration(declaration, declaration.name, undefined, undefined, call);
    });
    return factory.updateVariableStatement(inner, inner.modifiers, factory.updateVariableDeclarationList(inner.declarationList, declarations));
  }
  return inner;
}

/** The doc comment right before a node: its sentences, what is assumed, and its source. */
function commentOf(node: ts.Node): Documentation | undefined {
  const comment = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
  if (comment === undefined) return undefined;
  const tag = (name: string): string | undefined => {
    const found = comment.tags?.find(({ tagName }) => tagName.text === name);
    return found === undefined ? undefined : plain(found.getText().replace(/^@\w+/, ''));
  };
  const text = plain(ts.getTextOfJSDocComment(comment.comment) ?? '');
  const assumed = tag('default');
  const see = tag('see');
  return { ...(text !== '' && { text }), ...(assumed !== undefined && { assumed }), ...(see !== undefined && { see }) };
}

const plain = (text: string): string => text.replace(/\n\s*\*/g, '\n').replace(/\s+/g, ' ').trim();
