import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { readHistoryFile } from '../../scripts/cost/read-run.ts';
import * as collect from '../../src/collect-content/task.ts';
import * as deliver from '../../src/deliver-webhook/task.ts';
import * as audio from '../../src/generate-audio/task.ts';
import { detailsOf } from '../../src/inspect/execution-event.ts';
import * as post from '../../src/post-to-telegram/task.ts';
import * as publish from '../../src/publish-feed/task.ts';
import * as write from '../../src/write-script/task.ts';
import { type JsonSchema, opened, whyNotAccepted } from '../support/accepts-schema.ts';

/** What the machines hand to each task, and what they get. */
const TASKS = {
  CollectContent: [collect.CollectContentInputSchema, collect.CollectContentOutputSchema],
  WriteScript: [write.WriteScriptInputSchema, write.WriteScriptOutputSchema],
  GenerateAudio: [audio.GenerateAudioInputSchema, audio.GenerateAudioOutputSchema],
  PublishFeed: [publish.PublishFeedInputSchema, publish.PublishFeedOutputSchema],
  PostToTelegram: [post.PostToTelegramInputSchema, post.PostToTelegramOutputSchema],
  DeliverWebhook: [deliver.DeliverWebhookInputSchema, deliver.DeliverWebhookOutputSchema],
} as const;
type Task = keyof typeof TASKS;
type Recorded = Readonly<
  Record<string, { readonly input: JsonSchema; readonly output: JsonSchema }>
>;

const today = (): Recorded =>
  Object.fromEntries(
    Object.entries(TASKS).map(([task, [input, output]]) => [
      task,
      {
        input: z.toJSONSchema(input, { io: 'input' }) as JsonSchema,
        output: z.toJSONSchema(output, { io: 'output' }) as JsonSchema,
      },
    ]),
  );

const FILE = new URL('./released/tasks.json', import.meta.url);
// What was deployed last, for whoever deploys: STEPCAST_RELEASE=record npx vitest run tests/contracts/released-tasks.test.ts
if (process.env['STEPCAST_RELEASE'] === 'record') {
  writeFileSync(FILE, `${JSON.stringify(today(), null, 2)}\n`);
}
const released = JSON.parse(readFileSync(FILE, 'utf8')) as Recorded;
const now = today();

test('every task of the release before is there still: executions under way call it', () => {
  expect(Object.keys(now)).toEqual(expect.arrayContaining(Object.keys(released)));
});

describe.each(Object.keys(released))('%s', (task) => {
  it('understands what definitions of the release before hand to it', () => {
    const { input } = now[task] as Recorded[Task];
    expect(whyNotAccepted(input, (released[task] as Recorded[Task]).input)).toEqual([]);
  });

  it('answers with all that definitions of the release before read', () => {
    const { output } = now[task] as Recorded[Task];
    expect(whyNotAccepted(opened((released[task] as Recorded[Task]).output), output)).toEqual([]);
  });
});

it('understands what was handed to tasks in a recorded episode', () => {
  const events = readHistoryFile(
    new URL('../../scripts/cost/recorded/episode.json', import.meta.url),
  );
  const seen = events.flatMap((event) => {
    const { resourceType, parameters = '{}' } = detailsOf(event) as {
      resourceType?: string;
      parameters?: string;
    };
    if (event.type !== 'TaskScheduled' || resourceType !== 'lambda') return [];
    const { FunctionName, Payload } = JSON.parse(parameters);
    const name = FunctionName.split(':').at(-1) as string;
    return [[`${name.charAt(0).toUpperCase()}${name.slice(1)}` as Task, Payload] as const];
  });
  expect(seen.map(([task]) => task)).toEqual([
    'CollectContent',
    'WriteScript',
    'GenerateAudio',
    'PublishFeed',
  ]);
  for (const [task, payload] of seen)
    expect(TASKS[task][0].safeParse(payload).error).toBeUndefined();
});

describe('a change that breaks executions under way is seen:', () => {
  const object = (properties: Record<string, z.ZodType>) =>
    z.toJSONSchema(z.strictObject(properties)) as JsonSchema;
  const before = object({ id: z.uuid(), count: z.number().int().min(1), kind: z.enum(['a', 'b']) });

  it.each([
    [
      'a member that is wanted now',
      { id: z.uuid(), count: z.number().int().min(1), kind: z.enum(['a', 'b']), more: z.string() },
      '$.more: may be left out',
    ],
    [
      'a member that is unknown now',
      { id: z.uuid(), kind: z.enum(['a', 'b']) },
      '$.count: is unknown',
    ],
    [
      'a value that is unknown now',
      { id: z.uuid(), count: z.number().int().min(1), kind: z.enum(['a']) },
      "$.kind: doesn't know b",
    ],
    [
      'a bound that is narrower',
      { id: z.uuid(), count: z.number().int().min(2), kind: z.enum(['a', 'b']) },
      '$.count: minimum is higher',
    ],
    [
      'another type',
      { id: z.uuid(), count: z.string(), kind: z.enum(['a', 'b']) },
      '$.count: is integer, not string',
    ],
  ])('%s', (_, changed, why) => {
    expect(whyNotAccepted(object(changed), before)).toContain(why);
  });

  it('and what is wider is none', () => {
    const wider = object({
      id: z.string(),
      count: z.number(),
      kind: z.enum(['a', 'b', 'c']),
      more: z.string().optional(),
    });
    expect(whyNotAccepted(wider, before)).toEqual([]);
    expect(whyNotAccepted(before, before)).toEqual([]);
  });

  it('and an answer may have more than was read, but not less', () => {
    const more = object({
      id: z.uuid(),
      count: z.number().int().min(1),
      kind: z.enum(['a']),
      more: z.string(),
    });
    expect(whyNotAccepted(opened(before), more)).toEqual([]);
    expect(whyNotAccepted(opened(before), object({ id: z.uuid() }))).toEqual([
      '$.count: may be left out',
      '$.kind: may be left out',
    ]);
  });

  it('of a choice, each of its kinds has to be taken', () => {
    const choice = (...kinds: string[]) =>
      z.toJSONSchema(
        z.discriminatedUnion(
          'outcome',
          kinds.map((kind) => z.strictObject({ outcome: z.literal(kind) })) as never,
        ),
      ) as JsonSchema;
    expect(whyNotAccepted(choice('one', 'two'), choice('one'))).toEqual([]);
    expect(whyNotAccepted(choice('one'), choice('one', 'two'))).not.toEqual([]);
  });
});
