import type { Template, Untyped } from '../template.ts';

/** Something that a rule says of a resource. */
export interface Finding {
  readonly rule: string;
  /** The logical id. */
  readonly resource: string;
  readonly says: string;
}

/** Looks at a whole template. */
export type Rule = (template: Template) => Finding[];

/** The resources of a type with their properties. */
export const each = (template: Template, type: string): [string, Record<string, Untyped>][] =>
  Object.entries(template.Resources).flatMap(([id, { Type, Properties }]) =>
    Type === type ? [[id, Properties ?? {}]] : [],
  );

/** The logical id that a reference means: of a Ref, a GetAtt, or a Sub of one name. */
export const referred = (value: Untyped): string | undefined => {
  if (value?.Ref) return String(value.Ref);
  if (value?.['Fn::GetAtt']) return String([value['Fn::GetAtt']].flat()[0]).split('.')[0];
  const sub = [value?.['Fn::Sub'] ?? value].flat()[0];
  return typeof sub === 'string' ? /\$\{(\w+)[^}]*\}/.exec(sub)?.[1] : undefined;
};

export const listOf = (value: Untyped): Untyped[] => (value === undefined ? [] : [value].flat());
