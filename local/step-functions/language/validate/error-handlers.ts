import type { Json } from '../../contract.ts';
import type { QueryLanguage } from '../definition.ts';
import { isObject, type JsonObject } from '../json.ts';
import { checkAssign } from './assign.ts';
import type { Findings } from './diagnostic.ts';
import { checkReferencePath, checkTemplate } from './expressions.ts';
import { refuseForeignFields } from './foreign-fields.ts';

const RETRIER_FIELDS = new Set([
  'ErrorEquals',
  'IntervalSeconds',
  'BackoffRate',
  'MaxAttempts',
  'MaxDelaySeconds',
  'JitterStrategy',
  'Comment',
]);
const CATCHER_FIELDS = new Set([
  'ErrorEquals',
  'Next',
  'ResultPath',
  'Output',
  'Assign',
  'Comment',
]);

/** The least value that each number of a retrier may have. */
const LEAST = { IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 0, MaxDelaySeconds: 1 };

/** Checks a Retry. */
export function checkRetry(retry: Json, location: string, findings: Findings): void {
  eachRule(retry, RETRIER_FIELDS, location, findings, (retrier, at) => {
    for (const [name, least] of Object.entries(LEAST)) {
      const value = retrier[name];
      if (value === undefined) continue;
      if (typeof value !== 'number') {
        findings.schema('Expected value of type [NUMBER]', `${at}/${name}`);
      } else if (value < least || (name !== 'BackoffRate' && !Number.isInteger(value))) {
        findings.schema(`Value must be at least ${least}`, `${at}/${name}`);
      }
    }
    const { JitterStrategy } = retrier;
    if (JitterStrategy !== undefined && !['FULL', 'NONE'].includes(String(JitterStrategy))) {
      findings.schema('Value should be one of the following: [FULL, NONE]', `${at}/JitterStrategy`);
    }
  });
}

/** Checks a Catch. */
export function checkCatch(
  list: Json,
  language: QueryLanguage,
  location: string,
  findings: Findings,
): void {
  eachRule(list, CATCHER_FIELDS, location, findings, (catcher, at) => {
    if (typeof catcher['Next'] !== 'string') {
      findings.schema('These fields are required: [Next]', at);
    }
    const { ResultPath, Output, Assign } = catcher;
    refuseForeignFields(catcher, language, at, findings);
    if (ResultPath !== undefined) checkReferencePath(ResultPath, `${at}/ResultPath`, findings);
    if (Output !== undefined) {
      checkTemplate(Output, language, `${at}/Output`, findings, 'errorOutput');
    }
    if (Assign !== undefined) {
      checkAssign(Assign, language, `${at}/Assign`, findings, 'errorOutput');
    }
  });
}

function eachRule(
  rules: Json,
  known: ReadonlySet<string>,
  location: string,
  findings: Findings,
  check: (rule: JsonObject, at: string) => void,
): void {
  if (!Array.isArray(rules)) return;
  for (const [index, rule] of rules.entries()) {
    const at = `${location}[${index}]`;
    if (!isObject(rule)) {
      findings.schema('Expected value of type [OBJECT]', at);
      continue;
    }
    for (const field of Object.keys(rule)) {
      if (!known.has(field)) findings.schema(`Field '${field}' is not supported`, at);
    }
    checkErrorEquals(rule['ErrorEquals'], index === rules.length - 1, at, findings);
    check(rule, at);
  }
}

function checkErrorEquals(
  names: Json | undefined,
  last: boolean,
  at: string,
  findings: Findings,
): void {
  if (!Array.isArray(names) || names.length === 0) {
    findings.schema('These fields are required: [ErrorEquals]', at);
  } else if (names.includes('States.ALL') && (names.length > 1 || !last)) {
    findings.schema(
      'States.ALL must appear alone in ErrorEquals, and its rule must be the last one',
      `${at}/ErrorEquals`,
    );
  }
}
