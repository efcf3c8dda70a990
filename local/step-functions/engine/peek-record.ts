import type { JournalRecord } from './journal.ts';

/** So many bytes hold all that memory keeps of a record; what follows are inputs, outputs and details. */
const EVENT_BYTES = 256;
const STARTED_BYTES = 1_024;
const CLOSING_BRACE = 125;

const EVENT =
  /^\{"kind":"event","execution":(\d+),"event":\{"id":(\d+),"previousEventId":(\d+),"timestamp":(\d+),"type":"(\w+)"/;
const STARTED =
  /^\{"kind":"started","execution":(\d+),"revision":(\d+),"arn":"([^"\\]+)","name":"([^"\\]+)","at":(\d+),(?:"versionArn":"([^"\\]+)",)?(?:"aliasArn":"([^"\\]+)",)?"input":/;

/**
 * What a line of the journal is as far as memory keeps it, read from its first bytes: a start by itself takes no time in
 * proportion to inputs and outputs. Undefined for a line that has to be parsed whole, because it is short, strange or damaged.
 */
export const peekRecord = (line: Buffer): JournalRecord | undefined => {
  // Zeros are what a disk leaves where it lost a block.
  if (line.at(-1) !== CLOSING_BRACE || line.includes(0)) return undefined;
  // What is looked for is ASCII, or no match.
  const event = EVENT.exec(line.toString('latin1', 0, Math.min(line.length, EVENT_BYTES)));
  if (event !== null) {
    const [, execution, id, previousEventId, timestamp, type = ''] = event;
    return {
      kind: 'event',
      execution: Number(execution),
      event: {
        id: Number(id),
        previousEventId: Number(previousEventId),
        timestamp: Number(timestamp),
        type,
      },
    };
  }
  const started = STARTED.exec(line.toString('utf8', 0, Math.min(line.length, STARTED_BYTES)));
  if (started === null) return undefined;
  const [, execution, revision, arn = '', name = '', at, versionArn, aliasArn] = started;
  return {
    kind: 'started',
    execution: Number(execution),
    revision: Number(revision),
    arn,
    name,
    at: Number(at),
    ...(versionArn !== undefined && { versionArn }),
    ...(aliasArn !== undefined && { aliasArn }),
    input: '',
  };
};
