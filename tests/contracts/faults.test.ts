import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { drawnPlan, fixedPlan, type PlannedFault } from '../faults/fault-plan.ts';
import type { Mend } from '../faults/mends.ts';
import { playInProcess } from '../faults/play-in-process.ts';
import { replaySchedule, runSchedule, type Stage } from '../faults/run-schedule.ts';
import { type Draws, seeded } from '../faults/seeded.ts';
import { openStage } from '../faults/stage.ts';
import type { WorkerReport } from '../faults/worker.ts';

const fetchOfNode = globalThis.fetch;
let stage: Stage;

const YES = 0;
const NO = 1;
/** One show, which somebody has made one episode of, and posted. */
const PLAIN: Draws = {
  'how many shows': YES,
  'who asks first': YES,
  'whether nobody posts on the first day': NO,
  'whether show 0 has a cap': NO,
  'whether show 0 is posted': YES,
  'whether show 0 tells somebody': NO,
  'whether somebody reviews show 0': NO,
  'whether somebody makes one again': NO,
  'whether a message is queued': NO,
  'whether the schedule ticks': NO,
};
const NEWS_ON_THE_SECOND_DAY: Draws = {
  'whether the schedule ticks': YES,
  'whether it is news': YES,
  'whether nobody posts on the second day': NO,
};

beforeAll(async () => {
  stage = await openStage(inject('postgresUrl'), 'faults');
});
afterAll(async () => {
  globalThis.fetch = fetchOfNode;
  await stage.close();
});

describe('a schedule without a fault', () => {
  test('ends completed, published and told', async () => {
    const { violations, episodes } = await replaySchedule(stage, 'calm-1', [], {
      draws: { ...PLAIN, 'how many shows': NO, ...NEWS_ON_THE_SECOND_DAY },
    });
    expect(violations).toEqual([]);
    expect(Object.keys(episodes)).toEqual(['completed']);
  });
});

describe('a schedule of a seed', () => {
  test('has the same faults and the same end when it is played again', async () => {
    const first = await runSchedule(stage, 'again-2');
    const second = await runSchedule(stage, 'again-2');
    expect(second).toEqual(first);
    const replayed = await replaySchedule(stage, 'again-2', first.faults);
    expect(replayed).toEqual(first);
    expect(first.faults.length).toBeGreaterThan(0);
  });

  // Side by side, so that the processes disturb each other: nothing may follow from how quick they are.
  test('has the same calls at the same times in another process', {
    timeout: 300_000,
  }, async () => {
    const play = async (database: string): Promise<WorkerReport[]> => {
      const reports: WorkerReport[] = [];
      await playInProcess(
        { server: inject('postgresUrl'), database, seed: 'twice', first: 0, step: 1, count: 20 },
        (report) => reports.push(report),
      );
      return reports;
    };
    const [one, other] = await Promise.all([play('faults_one'), play('faults_other')]);
    expect(other).toEqual(one);
    expect(new Set(one.map(({ trace }) => trace)).size).toBe(20);
  });
});

describe('what befalls a call', () => {
  test('follows from seed and place, and stops after a handful', () => {
    const draw = (seed: string) => {
      const plan = drawnPlan(seeded(seed));
      for (let n = 0; n < 5000; n++) plan.draw(`place ${n}`, 'database');
      return plan.happened;
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
    expect(draw('a').length).toBeLessThanOrEqual(6);
  });

  test('is what a list says, and nothing else', () => {
    const plan = fixedPlan([{ place: 'here', fault: 'stall' }]);
    expect([plan.draw('there', 'storage'), plan.draw('here', 'storage')]).toEqual([
      undefined,
      'stall',
    ]);
  });
});

// What is violated must be seen: an audio object that goes after publication is nobody's fault, and found.
test.each([
  [
    'a completed episode that nobody published',
    `update public.episodes set published_at = null`,
    'not published',
  ],
  [
    'an episode that never ends',
    `update public.episodes set status = 'processing' where id = (select min(id::text)::uuid from public.episodes)`,
    'has not ended',
  ],
  [
    'a message that was sent twice',
    `delete from public.telegram_posts where status = 'posted'`,
    'stands 1 times in the chat, and 0 sendings are unsure',
  ],
  [
    'an episode that nobody posted',
    `update public.telegram_posts set status = 'removed'`,
    'is not posted',
  ],
])('%s is found', async (_, sabotage, words) => {
  const { violations } = await replaySchedule(stage, 'calm-1', [], {
    draws: PLAIN,
    async sabotage(database) {
      await database.query('set session_replication_role = replica');
      await database.query(sabotage);
      await database.query('set session_replication_role = origin');
    },
  });
  expect(violations.join('\n')).toContain(words);
});

test('a script that was spoken before its review is found, and none was', async () => {
  const seed = '1-2';
  const draws = {
    ...PLAIN,
    'whether somebody reviews show 0': YES,
    // Approved.
    'what becomes of script 0': 0,
  };
  const { violations, episodes } = await replaySchedule(stage, seed, [], { draws });
  expect(violations).toEqual([]);
  expect(episodes).toMatchObject({ completed: 1 });
  const sabotaged = await replaySchedule(stage, seed, [], {
    draws,
    async sabotage(database) {
      await database.query(
        `update public.episode_events as e set execution = p.execution
         from public.episodes as p where p.id = e.episode_id and e.status = 'awaiting_review'`,
      );
    },
  });
  expect(sabotaged.violations.join('\n')).toContain('were paid before a script was reviewed');
});

test('an episode waits for a monthly cap and fails by it; one that pays beyond it is found', async () => {
  const seed = 'cap-1454';
  const draws = {
    ...{ ...PLAIN, ...NEWS_ON_THE_SECOND_DAY },
    'whether show 0 has a cap': YES,
    // Nobody does.
    'whether somebody lifts the caps': 0,
  };
  const { violations, episodes } = await replaySchedule(stage, seed, [], { draws });
  expect(violations).toEqual([]);
  expect(episodes).toEqual({ completed: 1, failed: 1 });
  const sabotaged = await replaySchedule(stage, seed, [], {
    draws,
    async sabotage(database) {
      await database.query(
        `update public.episode_costs set recorded_at = recorded_at - interval '3 minutes'`,
      );
    },
  });
  expect(sabotaged.violations.join('\n')).toContain('an attempt began to pay when $');
});

test('an attempt that asked in time pays once the provider comes back, whatever was recorded meanwhile', async () => {
  // The first attempt is cancelled while a call hangs, and records what it paid after the second has asked.
  const { violations, faults } = await replaySchedule(
    stage,
    'nov30c-273',
    [{ place: 'episode#1/GenerateAudio/say Kivuko kinaondoka te#1', fault: 'given up' }],
    {
      draws: {
        ...PLAIN,
        'whether show 0 has a cap': YES,
        'whether somebody makes one again': YES,
        'whether a message is queued': YES,
        // One that wants it made again.
        'whether it is sent again after the first day': YES,
      },
    },
  );
  expect(faults).toHaveLength(1);
  expect(violations).toEqual([]);
});

test('an episode that is withdrawn while its script awaits a review holds up no other', async () => {
  const { violations, faults } = await replaySchedule(
    stage,
    '2-806',
    [{ place: 'episode#5/GenerateAudio/get segments/….mp3#1', fault: 'withdraw' }],
    {
      draws: {
        ...{ ...PLAIN, ...NEWS_ON_THE_SECOND_DAY },
        'how many shows': NO,
        'whether show 0 has a cap': YES,
        'whether show 1 is posted': YES,
        'whether somebody reviews show 0': YES,
        'whether somebody makes one again': YES,
      },
    },
  );
  expect(faults).toHaveLength(1);
  expect(violations).toEqual([]);
});

test('an episode that is hidden, shown and made again before it was published asks for no publication', async () => {
  const { violations, faults } = await replaySchedule(
    stage,
    '2-4457',
    [
      { place: 'episode#1/PublishFeed/POST rpc/mark_episode_published#1', fault: 'hide' },
      { place: 'episode#1/PublishFeed/put feeds/index.html#1', fault: 'retry' },
      { place: 'reconcile#1/PublishFeed/POST rpc/claim_feed_identity#1', fault: 'show' },
      { place: 'episode#2/WriteScript/get podcasts/…/…/content/….json#1', fault: 'kill stack' },
    ],
    { draws: { ...PLAIN, 'whether show 0 is posted': NO } },
  );
  expect(faults).toHaveLength(4);
  expect(violations).toEqual([]);
});

test('a sending that died is told as unsure once its episode, made again, has failed', async () => {
  const { violations, faults, episodes } = await replaySchedule(
    stage,
    '8-4757',
    [
      { place: 'notify#1/FindPendingDeliveries/rpc/pending_deliveries#1', fault: 'retry' },
      { place: 'episode#1/PostToTelegram/stream podcasts/…/…/audio/….mp3#1', fault: 'kill stack' },
    ],
    { draws: { ...PLAIN, 'whether show 0 is posted': YES } },
  );
  expect(faults).toHaveLength(2);
  expect(episodes).toEqual({ failed: 1 });
  expect(violations).toEqual([]);
});

test('the function of a stopped execution stops paying, and what it paid until then is no fault', async () => {
  // Another episode of the same posts is asked for at that moment.
  const { violations, faults } = await replaySchedule(
    stage,
    '3-322',
    [{ place: 'episode#1/GenerateAudio/say Jumba liko wazi usik#1', fault: 'kill execution' }],
    { draws: { ...PLAIN, 'whether a message is queued': YES } },
  );
  expect(faults).toHaveLength(1);
  expect(violations).toEqual([]);
});

test('a message that is gone, and its episode with it, is found', async () => {
  const { violations } = await replaySchedule(stage, 'calm-2', [], {
    draws: {
      ...PLAIN,
      'whether a message is queued': YES,
      // One that wants another episode.
      'whether it is sent again after the first day': NO,
    },
    async sabotage(database) {
      await database.query(`delete from public.episodes where trigger = 'queue'`);
    },
  });
  expect(violations.join('\n')).toContain('message 1 was deleted, and its episode has no row');
});

test('what is written late of a hidden episode is taken away', async () => {
  const put = 'PublishFeed/put podcasts/…/…/shownotes/…';
  const { faults, violations } = await replaySchedule(
    stage,
    'q-40',
    [
      { place: `episode#1/${put}.txt#1`, fault: 'stall' },
      { place: 'episode#2/WriteScript/invoke#1', fault: 'hide' },
      { place: `episode#2/${put}.html#1`, fault: 'kill stack' },
    ],
    {
      draws: {
        ...{ ...PLAIN, ...NEWS_ON_THE_SECOND_DAY },
        'how many shows': NO,
        'whether show 0 tells somebody': YES,
        'whether show 1 is posted': YES,
      },
    },
  );
  expect(faults).toHaveLength(3);
  expect(violations).toEqual([]);
});

test.each([
  'fail before',
  'fail after',
  'stall',
  'kill stack',
  'kill execution',
  'hide',
  'retry',
] as const)('what befalls a sending (%s) leaves one message at most', async (fault) => {
  const place = 'episode#1/PostToTelegram/sendAudio#1';
  const { violations, faults } = await replaySchedule(stage, 'calm-1', [{ place, fault }], {
    draws: PLAIN,
  });
  expect(violations).toEqual([]);
  expect(faults).toHaveLength(1);
});

test.each([
  ['claim', 'fail after'],
  ['claim', 'database down'],
  ['claim', 'too many requests'],
  ['settle', 'fail after'],
  ['settle', 'fail before'],
  ['settle', 'database down'],
] as const)('a sending whose %s meets "%s" is no more unsure for it', async (call, fault) => {
  const place = `episode#1/PostToTelegram/POST rpc/${call}_telegram_post#1`;
  const { violations, faults } = await replaySchedule(stage, 'calm-1', [{ place, fault }], {
    draws: PLAIN,
  });
  expect(violations).toEqual([]);
  expect(faults).toHaveLength(1);
});

const SAYS = 'episode#1/GenerateAudio/say';
/** Schedules that miss a mend, at least one of them. */
const FOUND: Readonly<
  Record<
    Mend,
    { schedules: readonly [string, Draws, readonly PlannedFault[]][]; violation: string }
  >
> = {
  cancelling: {
    schedules: [
      [
        'calm-2',
        PLAIN,
        [
          { place: `${SAYS} Baraza limepiga kura#1`, fault: 'cancel' },
          { place: `${SAYS} Kivuko kinaondoka te#1`, fault: 'provider away' },
        ],
      ],
    ],
    violation: 'begun later than 10 s after their attempt had ended',
  },
  unpublished: {
    schedules: [
      ['calm-1', PLAIN, [{ place: 'episode#1/PublishFeed/invoke#1', fault: 'kill stack' }]],
    ],
    violation: 'is completed and not published',
  },
  refusals: {
    schedules: [
      [
        'missing-18',
        { ...PLAIN, ...NEWS_ON_THE_SECOND_DAY },
        [{ place: 'schedule#1/StartEpisode/start execution#1', fault: 'functions missing' }],
      ],
    ],
    violation: 'slots of the schedule were lost',
  },
  segment: {
    schedules: [
      ['calm-1', PLAIN, [{ place: `${SAYS} Kivuko kinaondoka te#1`, fault: 'bad voice' }]],
    ],
    violation: 'an episode failed of sound that was unusable for half a minute',
  },
};

describe.each(Object.keys(FOUND) as (keyof typeof FOUND)[])('the mend %s', (mend) => {
  const { schedules, violation } = FOUND[mend];
  const play = async (undone: Mend | undefined) => {
    stage.undone = undone;
    const results = [];
    for (const [seed, draws, faults] of schedules) {
      results.push(await replaySchedule(stage, seed, faults, { draws }));
    }
    stage.undone = undefined;
    return results;
  };

  test('holds under what it was made for', async () => {
    for (const { faults, violations } of await play(undefined)) {
      expect(faults.length).toBeGreaterThan(0);
      expect(violations).toEqual([]);
    }
  });

  test('is missed by a schedule when it is undone', async () => {
    const missed = await play(mend);
    expect(missed.flatMap(({ violations }) => violations).join('\n')).toContain(violation);
  });
});
