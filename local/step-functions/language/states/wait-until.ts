import type { Json } from '../../contract.ts';
import type { DataFlow } from '../data/data-flow.ts';
import type { QueryLanguage, StateDefinition } from '../definition.ts';
import { evaluationFailure, runtimeFailure } from '../errors/failure.ts';
import { toInteger } from '../integer.ts';
import { unwrap } from '../jsonata/expression.ts';
import { compileIntegerField } from '../jsonata/integer-field.ts';
import { compileTypedField } from '../jsonata/typed-field.ts';
import { compileJsonPath } from '../jsonpath/expression.ts';
import type { Visit } from '../run/visit.ts';
import { parseTimestamp } from '../timestamp.ts';

/** The moment up to which a visit waits, in milliseconds since the epoch. */
export type WaitUntil = (visit: Visit) => Promise<number>;

const NO_TIMESTAMP = 'does not reference a valid ISO-8601 extended offset date-time format string';

/** Compiles whichever of Seconds, SecondsPath, Timestamp and TimestampPath the state has. */
export function compileWaitUntil(
  definition: StateDefinition,
  language: QueryLanguage,
  flow: DataFlow,
): WaitUntil {
  const { Seconds, SecondsPath, Timestamp, TimestampPath } = definition;
  if (SecondsPath !== undefined) return secondsPath(SecondsPath, flow);
  if (TimestampPath !== undefined) return timestampPath(TimestampPath, flow);
  if (Seconds !== undefined) return seconds(Seconds, language);
  return timestamp(Timestamp ?? '', language);
}

const after = (visit: Visit, waitSeconds: number): number =>
  visit.thread.execution.environment.clock.now() + waitSeconds * 1_000;

function seconds(value: Json, language: QueryLanguage): WaitUntil {
  if (language === 'JSONPath') return async (visit) => after(visit, Number(value));
  const evaluate = compileIntegerField(value, 'Seconds');
  return async (visit) => after(visit, await evaluate(visit.scene()));
}

function timestamp(value: string, language: QueryLanguage): WaitUntil {
  const evaluate =
    language === 'JSONPath' ? () => value : compileTypedField(value, 'Timestamp', 'string');
  return async (visit) => {
    const text = String(await evaluate(visit.scene(), null));
    const moment = parseTimestamp(text);
    if (moment !== undefined) return moment;
    const shown = `${unwrap(value) ?? value} == ${text}`;
    const told = `The Timestamp parameter ${NO_TIMESTAMP}: ${shown}`;
    throw language === 'JSONata' ? evaluationFailure(told, 'Timestamp') : runtimeFailure(told);
  };
}

/** What a SecondsPath or TimestampPath selects. */
const compileReference = (field: string, path: string, flow: DataFlow) => {
  const evaluate = compileJsonPath(
    path,
    () => `The ${field} parameter does not reference an input value: ${path}`,
  );
  return (visit: Visit): Json => evaluate(visit.scene(), flow.select(visit));
};

function secondsPath(path: string, flow: DataFlow): WaitUntil {
  const evaluate = compileReference('SecondsPath', path, flow);
  return async (visit) => {
    const value = evaluate(visit);
    const shown = `${path} == ${typeof value === 'string' ? value : JSON.stringify(value)}`;
    const parsed = toInteger(value);
    if (parsed === undefined) {
      throw runtimeFailure(`The SecondsPath parameter cannot be parsed as a long value: ${shown}`);
    }
    if (parsed < 0) {
      throw runtimeFailure(`The SecondsPath parameter references a negative value: ${shown}`);
    }
    return after(visit, parsed);
  };
}

function timestampPath(path: string, flow: DataFlow): WaitUntil {
  const evaluate = compileReference('TimestampPath', path, flow);
  return async (visit) => {
    const value = evaluate(visit);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const moment = typeof value === 'string' ? parseTimestamp(value) : undefined;
    if (moment !== undefined) return moment;
    throw runtimeFailure(`The TimestampPath parameter ${NO_TIMESTAMP}: ${path} == ${text}`);
  };
}
