import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';
import type { Template } from '../template.ts';
import { ACCESS_RULES } from './access-rules.ts';
import type { Finding } from './finding.ts';
import { RESOURCE_RULES } from './resource-rules.ts';

export type { Finding } from './finding.ts';

/** What our own rules find, of what no library looks at. */
export const findByOwnRules = (template: Template): Finding[] =>
  [...ACCESS_RULES, ...RESOURCE_RULES].flatMap((rule) => rule(template));

const GRAVE = ['FATAL', 'ERROR', 'WARN'];

/** What AWS's validator finds by CloudFormation's schemas: references, properties, values. Remarks are left out. */
export const findByValidator = (template: Template): Finding[] => {
  const folder = mkdtempSync(join(tmpdir(), 'stepcast-nag-'));
  const file = join(folder, 'template.json');
  writeFileSync(file, JSON.stringify(template));
  const engine = new RegoEngine();
  try {
    return engine
      .validateStandard(new TemplateFile(file))
      .diagnostics.filter(({ severity }) => GRAVE.includes(severity))
      .map(({ ruleId, entity, message }) => ({
        rule: ruleId,
        resource: entity?.logicalId ?? '',
        says: message,
      }));
  } finally {
    engine.free();
    rmSync(folder, { recursive: true });
  }
};
