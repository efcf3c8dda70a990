import { describe, expect, it } from 'vitest';
import type { JournalRecord } from '../../../../local/step-functions/engine/journal.ts';
import { peekRecord } from '../../../../local/step-functions/engine/peek-record.ts';

const lineOf = (record: object) => Buffer.from(JSON.stringify(record));
const details = { stateEnteredEventDetails: { name: 'A', input: '"x"'.repeat(5_000) } };
const event = { id: 2, previousEventId: 1, timestamp: 5, type: 'PassStateEntered' };
const started: JournalRecord = {
  kind: 'started',
  execution: 7,
  revision: 1,
  arn: 'arn:aws:states:eu-central-1:000000000000:execution:machine:run-ж',
  name: 'run-ж',
  at: 12,
  input: '{"kind":"event"}',
};

describe('the first bytes of a line', () => {
  it('tell an event but for its details', () => {
    const line = lineOf({ kind: 'event', execution: 7, event: { ...event, ...details } });
    expect(peekRecord(line)).toEqual({ kind: 'event', execution: 7, event });
  });

  it('tell a start but for its input', () => {
    expect(peekRecord(lineOf(started))).toEqual({ ...started, input: '' });
    expect(peekRecord(lineOf({ ...started, traceHeader: 't' }))).toEqual({ ...started, input: '' });
  });

  it.each([
    { kind: 'announced', execution: 7 },
    { kind: 'machine-deleted', arn: 'a' },
    { kind: 'event', event, execution: 7 },
    { ...started, name: 'a"b' },
  ])('leave %j to be parsed', (record) => {
    expect(peekRecord(lineOf(record))).toBeUndefined();
  });

  it('leave a line that was cut off to be parsed, and found damaged', () => {
    const line = lineOf({ kind: 'event', execution: 7, event: { ...event, ...details } });
    expect(peekRecord(line.subarray(0, line.length - 3))).toBeUndefined();
  });

  it('leave a line with zeros in what memory does not keep to be found damaged', () => {
    const line = lineOf({ kind: 'event', execution: 7, event: { ...event, ...details } });
    line.fill(0, 9_000, 9_064);
    expect(peekRecord(line)).toBeUndefined();
  });
});
