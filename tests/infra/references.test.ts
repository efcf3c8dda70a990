import { describe, expect, inject, test } from 'vitest';
import { readTemplate, templateText } from './support/template.ts';

const template = readTemplate();

const isKnown = (name: string): boolean =>
  name.startsWith('AWS::') || name in template.Resources || name in template.Parameters;

/** Every name that a part of the template refers to, whichever way. */
const referencesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [String(inner)];
    if (key === 'Fn::GetAtt')
      return [String(Array.isArray(inner) ? inner[0] : inner).split('.')[0]!];
    if (key === 'Fn::Sub') {
      const [text, values] = Array.isArray(inner) ? inner : [inner, {}];
      const names = [...String(text).matchAll(/\$\{([^!][^}]*)\}/g)].map(([, name]) => name!);
      return [
        ...names.filter((name) => !(name in values)).map((name) => name.split('.')[0]!),
        ...referencesIn(values),
      ];
    }
    return referencesIn(inner);
  });
};

describe('the compiled template', () => {
  test('refers only to what it has', () => {
    const names = [...new Set(referencesIn({ ...template.Resources, ...template.Outputs }))];
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !isKnown(name))).toEqual([]);
  });

  test('depends only on resources that it has', () => {
    const names = Object.values(template.Resources).flatMap(({ DependsOn = [] }) => DependsOn);
    expect(names.filter((name) => !(name in template.Resources))).toEqual([]);
  });

  test('leaves no placeholder of the tools behind', () => {
    expect(templateText()).not.toMatch(/\$\{(?:self|file|opt|env|param):|#\{/);
  });

  test('has no value of a secret, and refers to one alone: the connection’s', () => {
    expect(templateText()).not.toContain(inject('secretCanary'));
    const referred = templateText().match(/\{\{resolve:[^}]*\}\}/g);
    expect([...new Set(referred)]).toEqual([
      '{{resolve:secretsmanager:stepcast/dev/database:SecretString:SUPABASE_SERVICE_KEY}}',
    ]);
  });
});
