import type { Json } from '../../contract.ts';
import type { QueryLanguage } from '../definition.ts';
import { isObject } from '../json.ts';
import type { Findings } from './diagnostic.ts';
import { checkTemplate } from './expressions.ts';
import type { OutcomeMember } from './states-members.ts';

/** The longest name of a variable (service quota). */
const MAX_NAME_LENGTH = 80;
const NAME = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

/** Checks an Assign: the names of its variables and the expressions of their values. */
export function checkAssign(
  assign: Json,
  language: QueryLanguage,
  location: string,
  findings: Findings,
  outcome?: OutcomeMember,
): void {
  if (!isObject(assign)) {
    findings.schema('Expected value of type [OBJECT]', location);
    return;
  }
  for (const field of Object.keys(assign)) {
    const name = language === 'JSONPath' ? field.replace(/\.\$$/, '') : field;
    if (name === 'states') findings.schema(`Variable name 'states' is reserved`, location);
    if (!NAME.test(name) || name.length > MAX_NAME_LENGTH) {
      findings.schema(`'${name}' is not a valid variable name`, location);
    }
  }
  checkTemplate(assign, language, location, findings, outcome);
}
