import type { QueryLanguage } from '../definition.ts';
import type { JsonObject } from '../json.ts';
import type { Findings } from './diagnostic.ts';

/** Fields of a catcher or a Choice rule that one query language alone has. */
const LANGUAGES = new Map<string, QueryLanguage>([
  ['Output', 'JSONata'],
  ['Condition', 'JSONata'],
  ['ResultPath', 'JSONPath'],
]);

/** The finding of a field that the state's query language doesn't have. */
export const foreignField = (language: QueryLanguage, field: string, own: QueryLanguage): string =>
  `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${own}' QueryLanguage`;

/** Finds the fields of a catcher or a Choice rule that belong to the other query language. */
export function refuseForeignFields(
  rule: JsonObject,
  language: QueryLanguage,
  at: string,
  findings: Findings,
): void {
  for (const field of Object.keys(rule)) {
    const own = LANGUAGES.get(field);
    if (own !== undefined && own !== language) {
      findings.schema(foreignField(language, field, own), at);
    }
  }
}
