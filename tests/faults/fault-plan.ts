import type { Seeded } from './seeded.ts';

/** What can happen at a call to the outside world. */
export const FAULTS = [
  'kill execution',
  'kill stack',
  'fail before',
  'fail after',
  'stall',
  'task twice',
  'cancel',
  'retry',
  'hide',
  'show',
  'withdraw',
  'approve',
  'discard',
  'tick',
  'sweep',
  'notify',
  'message',
  'message again',
  'too many requests',
  'provider silent',
  'provider away',
  'given up',
  'bad sound',
  'bad voice',
  'text refused',
  'flood wait',
  'session busy',
  'database down',
  'functions missing',
  'object gone',
  'clock skew',
] as const;
export type Fault = (typeof FAULTS)[number];

/** The kinds of calls; each has faults that can befall it. */
export type CallKind =
  | 'database'
  | 'storage'
  | 'engine'
  | 'task'
  | 'speech'
  | 'telegram'
  | 'receiver'
  | 'bot';

const ANYWHERE: readonly Fault[] = [
  ...(['kill execution', 'kill stack', 'fail before', 'fail after', 'stall'] as const),
  ...(['hide', 'show', 'withdraw', 'approve', 'discard', 'message', 'message again'] as const),
  ...(['cancel', 'retry', 'tick', 'sweep', 'notify', 'clock skew', 'database down'] as const),
];

const BEFALL: Readonly<Record<CallKind, readonly Fault[]>> = {
  database: [...ANYWHERE, 'too many requests', 'functions missing'],
  storage: [...ANYWHERE, 'object gone'],
  // Between a start and the opening, which few of a schedule's calls are, functions go most often.
  engine: [
    ...ANYWHERE,
    'too many requests',
    ...(['functions missing', 'functions missing', 'functions missing'] as const),
    ...(['functions missing', 'functions missing', 'functions missing'] as const),
  ],
  task: [...ANYWHERE, 'task twice', 'too many requests'],
  speech: [
    ...ANYWHERE,
    'too many requests',
    'provider silent',
    'provider away',
    'given up',
    'bad sound',
    // An episode's speech is few of a schedule's calls: a bad voice comes more often than by its share.
    ...(['bad voice', 'bad voice', 'bad voice'] as const),
    'text refused',
  ],
  telegram: [...ANYWHERE, 'flood wait', 'session busy'],
  receiver: [...ANYWHERE, 'too many requests'],
  bot: [...ANYWHERE, 'too many requests'],
};

/** A fault at a place: `episode#1/MarkCompleted/rpc/update_episode_audio_url#1`. */
export interface PlannedFault {
  readonly place: string;
  readonly fault: Fault;
}

/** Says what happens where. */
export interface FaultPlan {
  draw(place: string, kind: CallKind): Fault | undefined;
  /** What has happened so far, in order. */
  readonly happened: readonly PlannedFault[];
}

const MOST_FAULTS = 6;
/** Fewer calls than most schedules have. */
const MOST_CALLS_BEFORE = 80;

/** Faults drawn by a seed: each call has a small chance of one, each schedule a handful at most. */
export const drawnPlan = (random: Seeded): FaultPlan => {
  const happened: PlannedFault[] = [];
  const most = 1 + random.pick('how many faults', MOST_FAULTS);
  const chance = 0.018 + 0.1 * random.at('how often');
  // A handful is soon used up: half of the schedules have theirs later, as late as their last calls.
  const isLate = random.at('whether late') < 0.5;
  const first = isLate ? random.pick('after how many calls', MOST_CALLS_BEFORE) : 0;
  let calls = 0;
  return {
    happened,
    draw(place, kind) {
      calls += 1;
      if (calls <= first || happened.length >= most || random.at(`whether ${place}`) >= chance)
        return undefined;
      const faults = BEFALL[kind];
      const fault = faults[random.pick(`which ${place}`, faults.length)] as Fault;
      happened.push({ place, fault });
      return fault;
    },
  };
};

/** Exactly these faults and no others. */
export const fixedPlan = (faults: readonly PlannedFault[]): FaultPlan => {
  const happened: PlannedFault[] = [];
  const byPlace = new Map(faults.map(({ place, fault }) => [place, fault]));
  return {
    happened,
    draw(place) {
      const fault = byPlace.get(place);
      if (fault !== undefined) happened.push({ place, fault });
      return fault;
    },
  };
};
