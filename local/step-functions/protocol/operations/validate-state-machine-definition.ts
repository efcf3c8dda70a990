import { MAX_DEFINITION_CHARACTERS } from '../limits.ts';
import { optionalChoice, pageSize, requiredString } from '../members.ts';
import type { Operation } from '../operation.ts';

export const validateStateMachineDefinition: Operation = {
  members: ['definition', 'type', 'severity', 'maxResults'],
  run(engine, members) {
    const definition = requiredString(members, 'definition', { max: MAX_DEFINITION_CHARACTERS });
    optionalChoice(members, 'type', ['STANDARD', 'EXPRESS']);
    const severity = optionalChoice(members, 'severity', ['ERROR', 'WARNING']) ?? 'ERROR';
    const size = pageSize(members);
    const found = engine
      .check(definition)
      .filter((diagnostic) => severity === 'WARNING' || diagnostic.severity === 'ERROR');
    return {
      result: found.some((diagnostic) => diagnostic.severity === 'ERROR') ? 'FAIL' : 'OK',
      diagnostics: found.slice(0, size),
      truncated: found.length > size,
    };
  },
};
