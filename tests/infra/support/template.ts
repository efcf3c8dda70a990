import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/** A part of a template, whose shape only AWS's schemas know. */
// biome-ignore lint/suspicious/noExplicitAny: tests read what they expect, and fail where it isn't there.
export type Untyped = any;

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, Untyped>>;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
}

export interface Template {
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, unknown>>;
}

/** The text of the compiled CloudFormation template. */
export const templateText = (): string =>
  readFileSync(join(inject('packageFolder'), 'cloudformation-template-update-stack.json'), 'utf8');

/** The compiled CloudFormation template. */
export const readTemplate = (): Template => JSON.parse(templateText());

/** The resources of a type, by logical id. */
export const resourcesOf = (template: Template, type: string): [string, Resource][] =>
  Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);

/** A resource that must be there. */
export const resource = (template: Template, id: string): Resource => {
  const found = template.Resources[id];
  if (!found) throw new Error(`The template has no resource ${id}.`);
  return found;
};

export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Untyped>>;
}

const list = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? value : [value as T];

/** What a role allows: one line an action and resource, intrinsic functions as JSON. */
export const grantsOf = (template: Template, roleId: string): string[] =>
  statementsOf(template, roleId).flatMap(({ Action, Resource }) =>
    list(Action).flatMap((action) =>
      list(Resource).map((target) => `${action} ${inOneLine(target)}`),
    ),
  );

export const statementsOf = (template: Template, roleId: string): Statement[] =>
  resource(template, roleId).Properties['Policies'].flatMap(
    (policy: Untyped) => policy.PolicyDocument.Statement,
  );

/** `{ 'Fn::GetAtt': ['A', 'Arn'] }` as `A.Arn`, `{ Ref: 'A' }` as `A`, a Sub as its text. */
export const inOneLine = (value: Untyped): string => {
  if (typeof value === 'string') return value;
  if (value?.Ref) return value.Ref;
  if (value?.['Fn::GetAtt']) return value['Fn::GetAtt'].join('.');
  if (typeof value?.['Fn::Sub'] === 'string') return value['Fn::Sub'];
  return JSON.stringify(value);
};
