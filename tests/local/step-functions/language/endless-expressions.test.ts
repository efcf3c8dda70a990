import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { jsonPathMachineOf, machineOf, outputOf, runMachine } from './run-machine.ts';

const MANY_A = 'a'.repeat(48);
const evaluate = (text: string, input = MANY_A) =>
  runMachine(machineOf({ Type: 'Pass', Output: `{% ${text} %}` }), { input: { text: input } });

describe('an expression that would never end', () => {
  it.each([
    [
      'in a regular expression',
      '$match($states.input.text & "!", /^(a+)+$/)',
      'Check for infinite loop',
    ],
    ['in a loop', '($f := function($n) { $f($n + 1) }; $f(1))', 'Check for infinite loop'],
  ])('%s fails as a query, while others go on', { timeout: 30_000 }, async (_where, text, told) => {
    const turns: number[] = [];
    const stop = new AbortController();
    const others = (async () => {
      while (!stop.signal.aborted) {
        turns.push(performance.now());
        await wait(20);
      }
    })();
    const run = await evaluate(text);
    stop.abort();
    await others;
    expect(run.result).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining(told),
    });
    expect(turns.length).toBeGreaterThan(5);
  });

  it('in ever longer text fails as a query', { timeout: 60_000 }, async () => {
    const { result } = await evaluate('$pad("x", 100000000, "y") & $pad("x", 500000000, "y")');
    expect(result).toMatchObject({ error: 'States.QueryEvaluationError' });
  });

  it('in the memory that an array takes at once fails as a query, and nobody else', async () => {
    const { result } = await evaluate('[1..10000000]');
    expect(result).toMatchObject({
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining('memory limit exceeded'),
    });
    expect(outputOf(await evaluate('$count([1..1000])'))).toBe(1_000);
  });

  it.each([
    ['with a regular expression', '$.list[?(@.text =~ /(a+)+b/)]'],
    ['that searches everything for each element', '$.many[?(@ in $..many)]'],
  ])('in the filter of a path %s fails the state', async (_what, InputPath) => {
    const machine = jsonPathMachineOf({ Type: 'Pass', InputPath });
    const many = Array.from({ length: 20_000 }, (_, index) => index);
    const { result } = await runMachine(machine, {
      input: { list: [{ text: `${MANY_A}!` }], many },
    });
    expect(result).toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringContaining('took longer than 1000 ms'),
    });
  });

  it('is none for a choice with many asterisks', async () => {
    const pattern = `${'*a'.repeat(40)}*b`;
    const machine = {
      StartAt: 'Choose',
      States: {
        Choose: {
          Type: 'Choice',
          Choices: [{ Variable: '$', StringMatches: pattern, Next: 'Yes' }],
          Default: 'No',
        },
        Yes: { Type: 'Pass', Result: true, End: true },
        No: { Type: 'Pass', Result: false, End: true },
      },
    };
    expect(outputOf(await runMachine(machine, { input: 'a'.repeat(5_000) }))).toBe(false);
    expect(outputOf(await runMachine(machine, { input: `${'a'.repeat(5_000)}b` }))).toBe(true);
  });
});

describe('an expression in another process', () => {
  it('sees what one here sees', async () => {
    const text = `($f := function($v) { $contains($v, /a+/) ? $v : null };
      {"in": $f($states.input.text), "name": $states.context.State.Name, "now": $millis(),
       "random": $random(), "uuid": $uuid(), "range": $range(1, 3, 1), "var": $exists($none)})`;
    expect(outputOf(await evaluate(text, 'baa'))).toEqual({
      in: 'baa',
      name: 'Only',
      now: Date.UTC(2026, 0, 1),
      random: 0.5,
      uuid: '11111111-1111-4111-8111-111111111111',
      range: [1, 2, 3],
      var: false,
    });
  });

  it('lets its process go when nobody has needed it for ten seconds, and gets another', async () => {
    const processes = () =>
      spawnSync('pgrep', ['-P', String(process.pid), '-f', 'jsonata/worker/worker'])
        .stdout.toString()
        .trim();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    await evaluate('$contains($states.input.text, /a/)');
    expect(processes()).not.toBe('');
    vi.advanceTimersByTime(10_000);
    vi.useRealTimers();
    await expect.poll(processes, { timeout: 10_000 }).toBe('');
    expect(outputOf(await evaluate('$contains($states.input.text, /a/)'))).toBe(true);
  });

  it('fails as one here fails', async () => {
    const cause = async (text: string) => (await evaluate(text)).result;
    const place = "for the field 'Output'";
    expect(await cause('function($x) { $x }')).toMatchObject({
      cause: expect.stringContaining(`${place} returned an unsupported result type.`),
    });
    expect(await cause('[1..3][$ > 5]')).toMatchObject({
      cause: expect.stringContaining(`${place} returned nothing (undefined).`),
    });
    expect(await cause('$map([1..3], function($v) { $v + "a" })')).toMatchObject({
      cause: expect.stringContaining(`${place} threw an error during evaluation. T2002: `),
    });
    expect(await cause('$parse("{" & $string([1..2]))')).toMatchObject({
      cause: expect.stringContaining(`${place} threw an error during evaluation: `),
    });
  });
});
