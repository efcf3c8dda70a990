import { readFileSync } from 'node:fs';
import { parseDocument, type ScalarTag } from 'yaml';
import type { Untyped } from '../template.ts';

/** A call as IAM judges it; conditions go by `context`. */
export interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

const intrinsic = (tag: string, key: string): ScalarTag =>
  ({ tag, resolve: (text: string) => ({ [key]: text }) }) as ScalarTag;
const TAGS = [
  intrinsic('!Sub', 'Fn::Sub'),
  intrinsic('!Ref', 'Ref'),
  intrinsic('!GetAtt', 'Fn::GetAtt'),
  { tag: '!Equals', collection: 'seq', resolve: (seq: Untyped) => seq } as Untyped,
];

/** A template of CloudFormation in YAML, its short forms as the long ones. */
export const readYamlTemplate = (path: string): Untyped =>
  parseDocument(readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8'), {
    customTags: TAGS,
    merge: true,
  }).toJS({ maxAliasCount: -1 });

/** A value with its parameters in it; a Ref to a resource becomes its name. */
export const filledIn = (value: Untyped, parameters: Readonly<Record<string, string>>): string => {
  if (typeof value === 'string') return value;
  if (value?.Ref) return parameters[value.Ref] ?? value.Ref;
  return String(value?.['Fn::Sub']).replace(
    /\$\{([\w:]+)\}/g,
    (_, name: string) => parameters[name] ?? name,
  );
};

const list = (value: Untyped): Untyped[] => (Array.isArray(value) ? value : [value]);
const isLike = (pattern: string, value: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
  ).test(value);

/** Whether a statement speaks of a call, its conditions included. */
const speaksOf = (
  { Action, Resource, Condition = {} }: Untyped,
  { action, resource, context = {} }: Call,
  parameters: Readonly<Record<string, string>>,
): boolean =>
  list(Action).some((pattern) => isLike(pattern.toLowerCase(), action.toLowerCase())) &&
  list(Resource).some((pattern) => isLike(filledIn(pattern, parameters), resource)) &&
  Object.entries(Condition['StringEquals'] ?? {}).every(([key, wanted]) =>
    list(wanted).some((one) => filledIn(one, parameters) === context[key]),
  );

/** Whether policies allow a call: something allows it, and nothing denies it. */
export const allows = (
  policies: readonly Untyped[],
  call: Call,
  parameters: Readonly<Record<string, string>>,
): boolean => {
  const said = policies
    .flatMap(({ Statement }) => Statement)
    .filter((statement) => speaksOf(statement, call, parameters))
    .map(({ Effect }) => Effect);
  return said.includes('Allow') && !said.includes('Deny');
};
