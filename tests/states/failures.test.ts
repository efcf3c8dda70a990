import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Retrier, readDefinition, type State, statesOf } from '../support/state-machine.ts';
import { errorClasses, errorsOf } from '../support/thrown-errors.ts';
import type { RetryPolicy } from './failures/policies.ts';
import { FAILURES } from './failures/table.ts';

const machines = readdirSync(new URL('../../states/', import.meta.url)).flatMap((file) =>
  file.endsWith('.asl.json') ? [file.replace('.asl.json', '')] : [],
);
const sorted = (names: readonly string[]) => names.toSorted();
const isOwn = (error: string) => !error.includes('.');
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A retrier of a definition in the words of the table. */
const policyOf = (retrier: Retrier): RetryPolicy => ({
  errors: sorted(retrier.ErrorEquals),
  attempts: retrier.MaxAttempts,
  interval: retrier.IntervalSeconds,
  backoff: retrier.BackoffRate,
  ...(retrier.MaxDelaySeconds !== undefined && { maxDelay: retrier.MaxDelaySeconds }),
});

/** A literal error that a catcher gives the failure, if it gives one. */
const renamed = (error: string | undefined) =>
  error === undefined || error.startsWith('{%') ? {} : { as: error };

const failuresOf = ({ TimeoutSeconds, Retry, Catch }: State) => ({
  timeout: TimeoutSeconds,
  retry: (Retry ?? []).map(policyOf),
  catch: (Catch ?? []).map(({ ErrorEquals, Next, Assign }) => ({
    errors: sorted(ErrorEquals),
    ...renamed(Assign?.failure?.error),
    next: Next,
  })),
});

const canFail = ({ Type, Retry, Catch }: State) => Type === 'Task' || Retry || Catch;

it('the table knows every machine', () => {
  expect(sorted(Object.keys(FAILURES))).toEqual(sorted(machines));
});

describe.each(machines)('%s', (machine) => {
  const table = FAILURES[machine] ?? {};
  const states = statesOf(readDefinition(machine)).filter(([, state]) => canFail(state));

  it('has the states of the table, and no other that can fail', () => {
    expect(sorted(states.map(([name]) => name))).toEqual(sorted(Object.keys(table)));
  });

  it.each(states)('%s retries and catches what the table says, as it says', (name, state) => {
    const { timeout, retry = [], catch: catchers = [] } = table[name] ?? {};
    expect(failuresOf(state)).toEqual({
      timeout,
      retry: retry.map((policy) => ({ ...policy, errors: sorted(policy.errors) })),
      catch: catchers.map((catcher) => ({ ...catcher, errors: sorted(catcher.errors) })),
    });
  });

  it.each(states)('%s calls the function of the table', (name, { Arguments }) => {
    expect(Arguments?.FunctionName?.split(':').at(-1)?.toLowerCase()).toBe(
      table[name]?.function?.toLowerCase(),
    );
  });
});

/** Errors of our own by which a machine ends otherwise than by a failure. */
const OUTCOMES = ['NothingToTell'];

describe('errors of our own', () => {
  const classes = errorClasses();

  it('have one class a name', () => {
    const names = classes.map(({ name }) => name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['TelegramUnavailable', 'InvalidSession']));
  });

  it.each(machines)(
    'that %s waits for are thrown by a class that says a retry helps',
    (machine) => {
      const waitedFor = statesOf(readDefinition(machine)).flatMap(
        ([, { Retry = [], Catch = [] }]) =>
          [...Retry, ...Catch].flatMap(({ ErrorEquals }) => ErrorEquals.filter(isOwn)),
      );
      const retryable = classes.flatMap(({ name, retryable }) => (retryable ? [name] : []));
      const isOutcome = (name: string) => OUTCOMES.includes(name);
      for (const name of waitedFor) if (!isOutcome(name)) expect(retryable).toContain(name);
      const final = classes.flatMap(({ name, retryable }) => (retryable ? [] : [name]));
      for (const name of waitedFor.filter(isOutcome)) expect(final).toContain(name);
    },
  );

  const tasks = machines.flatMap((machine) =>
    Object.entries(FAILURES[machine] ?? {}).flatMap(([name, failures]) =>
      failures.function === undefined ? [] : [{ machine, name, ...failures }],
    ),
  );
  it.each(tasks)(
    'that $name of $machine can throw, and that a retry helps against, are retried there',
    ({ machine, name, function: entry = '', handled = [] }) => {
      const state = statesOf(readDefinition(machine)).find(([state]) => state === name)?.[1];
      const retried = (state?.Retry ?? []).flatMap(({ ErrorEquals }) => ErrorEquals.filter(isOwn));
      const thrown = errorsOf(kebab(entry)).flatMap(({ name, retryable }) =>
        retryable ? [name] : [],
      );
      expect(thrown).not.toEqual([]);
      expect(sorted([...retried, ...handled])).toEqual(sorted(thrown));
    },
  );
});

it('retriers that give the same reason are the same retrier', () => {
  const byReason = new Map<string, Retrier>();
  for (const machine of machines) {
    for (const [name, { Retry = [] }] of statesOf(readDefinition(machine))) {
      for (const retrier of Retry) {
        const first = byReason.get(retrier.Comment ?? '') ?? retrier;
        expect(retrier, `${machine} ${name}`).toEqual(first);
        byReason.set(retrier.Comment ?? '', first);
      }
    }
  }
  expect(byReason.size).toBeGreaterThan(10);
});
