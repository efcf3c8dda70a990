import { AsyncLocalStorage } from 'node:async_hooks';
import { hash } from 'node:crypto';
import type { VirtualClock } from '../../local/step-functions/language/virtual-clock.ts';
import type { CallKind, Fault, FaultPlan } from './fault-plan.ts';

/** Runs work as part of nothing that is under way. */
export const atTheTop = AsyncLocalStorage.snapshot();

/** A process that can die: what it awaits from then on never comes. */
export interface Process {
  /** For example `episode#1/GenerateAudio`. */
  readonly name: string;
  readonly died: AbortController;
}

/** What a call to the outside world can run into, as its port says it. */
export interface Port<T> {
  readonly kind: CallKind;
  readonly name: string;
  call(): Promise<T>;
  /** Throws what a failing, busy or silent other side looks like here. */
  fail(fault: 'unavailable' | 'too many requests'): never;
  /** What the faults of this kind of call alone do. */
  readonly own?: Partial<Record<Fault, () => Promise<T>>>;
}

/** What happens to the whole world, and not to the one call. */
export type Event = Extract<
  Fault,
  | 'kill execution'
  | 'kill stack'
  | 'cancel'
  | 'retry'
  | 'hide'
  | 'show'
  | 'withdraw'
  | 'approve'
  | 'discard'
  | 'tick'
  | 'sweep'
  | 'notify'
  | 'message'
  | 'message again'
  | 'database down'
  | 'functions missing'
  | 'clock skew'
>;

const EVENTS: ReadonlySet<Fault> = new Set<Event>([
  ...(['message', 'message again'] as const),
  ...(['kill execution', 'kill stack', 'cancel', 'retry', 'tick', 'sweep', 'notify'] as const),
  ...(['hide', 'show', 'withdraw', 'approve', 'discard'] as const),
  ...(['database down', 'functions missing', 'clock skew'] as const),
]);
const isEvent = (fault: Fault): fault is Event => EVENTS.has(fault);

const STALL_MS = 30_000;
const never = <T>(): Promise<T> => new Promise<T>(() => {});

/** Every call to the outside world goes through here, and may run into a fault. */
export interface Outside {
  /** Runs as a process; rejects with the reason when it dies first. */
  run<T>(process: Process, work: () => Promise<T>): Promise<T>;
  reach<T>(port: Port<T>): Promise<T>;
  /** Does work beside a process's own, while which time stands still. */
  hold<T>(work: () => Promise<T>): Promise<T>;
  /** How many calls there were so far. */
  readonly steps: number;
  /** SHA-256 of every call so far and its time, in order. */
  digest(): string;
}

interface OutsideOptions {
  readonly plan: FaultPlan;
  readonly clock: VirtualClock;
  /** Whether faults happen now. */
  isCalm(): boolean;
  happen(event: Event, by: Process): Promise<void>;
}

export const createOutside = ({ plan, clock, isCalm, happen }: OutsideOptions): Outside => {
  const processes = new AsyncLocalStorage<Process>();
  const calls = new Map<string, number>();
  let trace = '';
  let steps = 0;

  const befall = async <T>(port: Port<T>, fault: Fault, by: Process): Promise<T> => {
    if (isEvent(fault)) {
      await processes.exit(() => happen(fault, by));
      return by.died.signal.aborted ? never() : port.call();
    }
    const own = port.own?.[fault];
    if (own) return own();
    if (fault === 'fail before') return port.fail('unavailable');
    if (fault === 'too many requests') return port.fail('too many requests');
    if (fault === 'stall') await clock.sleep(STALL_MS);
    const answer = await port.call();
    return fault === 'fail after' ? port.fail('unavailable') : answer;
  };

  return {
    run: (process, work) =>
      new Promise<never>((_resolve, reject) => {
        const die = () => reject(process.died.signal.reason);
        if (process.died.signal.aborted) die();
        process.died.signal.addEventListener('abort', die, { once: true });
        processes.run(process, work).then(_resolve as (value: unknown) => void, reject);
      }),
    async hold<T>(work: () => Promise<T>) {
      const by = processes.getStore();
      if (by?.died.signal.aborted) return never<T>();
      // The work of a dead process never ends, and would hold the time for ever.
      const died = new Promise<undefined>((resolve) => {
        by?.died.signal.addEventListener('abort', () => resolve(undefined), { once: true });
      });
      const result = await clock.holdDuring(() => Promise.race([work(), died]));
      return by?.died.signal.aborted ? never<T>() : (result as T);
    },
    async reach(port) {
      const by = processes.getStore();
      if (by === undefined) return port.call();
      if (by.died.signal.aborted) return never();
      const prefix = `${by.name}/${port.name}`;
      const nth = (calls.get(prefix) ?? 0) + 1;
      calls.set(prefix, nth);
      trace += `${clock.now()} ${prefix}\n`;
      steps += 1;
      const fault = isCalm() ? undefined : plan.draw(`${prefix}#${nth}`, port.kind);
      const answer = await (fault === undefined ? port.call() : befall(port, fault, by));
      return by.died.signal.aborted ? never() : answer;
    },
    get steps() {
      return steps;
    },
    digest: () => hash('sha256', trace),
  };
};
