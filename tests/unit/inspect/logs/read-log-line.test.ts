import { expect, it } from 'vitest';
import { readLogLine } from '../../../../src/inspect/logs/read-log-line.ts';

const REQUEST_ID = '0b5a1a6c-1111-4222-8333-944455556666';

it('tells a line of the logger with its facts, but for those that every line has', () => {
  const logged = {
    ...{ level: 'WARN', message: 'A channel was left out', channel: 'tides' },
    ...{ service: 'stepcast', cold_start: true, function_request_id: REQUEST_ID },
  };
  expect(readLogLine(JSON.stringify(logged))).toEqual({
    ...{ level: 'WARN', message: 'A channel was left out', requestId: REQUEST_ID },
    facts: { channel: 'tides' },
  });
});

it.each(['42', 'null', '["a"]', '"words"', '{"warning":"of a library"}', 'Killed\n'])(
  'tells a line that the logger did not write as it stands: %s',
  (text) => {
    const told = { level: '', message: text.trim(), requestId: null, facts: {} };
    expect(readLogLine(text)).toEqual(told);
  },
);

it('tells of which invocation a line of Lambda’s own is', () => {
  const text = `REPORT RequestId: ${REQUEST_ID}\tDuration: 3 ms`;
  expect(readLogLine(text)).toMatchObject({ message: text, requestId: REQUEST_ID });
});
