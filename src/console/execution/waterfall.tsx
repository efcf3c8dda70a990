import { useState } from 'preact/hooks';
import type { ExecutionView, StateView } from '../../api/executions/schema.ts';
import { runningTime, tookTime } from '../format/duration.ts';
import type { Message } from '../language/catalogue.ts';
import { counted, t } from '../language/translate.ts';
import { type Bar, barsOf } from './run-bars.ts';
import { PHASES, phaseOf } from './run-phase.ts';
import { CHUNK, shownRows } from './shown-rows.ts';
import { type TimeScale, timeScale } from './time-scale.ts';

const BAR_WORDS = {
  try: 'Try',
  'failed-try': 'Failed try',
  'back-off': 'Waits to try again',
  wait: 'Waits',
  own: 'Took',
} as const satisfies Record<Bar['kind'], Message>;

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

const barInWords = ({ kind, from, until, number }: Bar, now: number): string => {
  const took = until === null ? t('{0} so far', runningTime(now - from)) : tookTime(until - from);
  return `${t(BAR_WORDS[kind])}${number > 0 ? ` ${number}` : ''}: ${took}`;
};

const BarView = ({ bar, scale, now }: { bar: Bar; scale: TimeScale; now: number }) => {
  const [from, until] = [scale.at(bar.from), scale.at(bar.until ?? now)];
  return (
    <span
      class={`bar bar-${bar.kind}${bar.until === null ? ' bar-live' : ''}`}
      style={{ insetInlineStart: percent(from), inlineSize: percent(until - from) }}
      title={barInWords(bar, now)}
    >
      {bar.number > 1 && <span class="bar-number">{bar.number}</span>}
    </span>
  );
};

const depthOf = (run: StateView, byId: ReadonlyMap<number, StateView>): number => {
  const parent = run.parent === null ? undefined : byId.get(run.parent);
  return parent ? 1 + depthOf(parent, byId) : 0;
};

const spentOn = (run: StateView, endedAt: string | null, now: number): string => {
  const until = run.exitedAt ?? endedAt;
  const from = Date.parse(run.enteredAt);
  return until === null ? runningTime(now - from) : tookTime(Date.parse(until) - from);
};

const moveFocus = (event: KeyboardEvent): void => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const row = (event.target as HTMLElement).closest('li');
  if (step === undefined || !row) return;
  const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
  next?.querySelector('button')?.focus();
  event.preventDefault();
};

interface WaterfallProps {
  readonly execution: ExecutionView;
  readonly now: number;
  readonly selected: number | null;
  readonly select: (id: number) => void;
}

/** Every visit to a state as a row (of very many those at the ends, and more when asked for), and on it when it was: each try and each wait is a bar of its own. */
export const Waterfall = ({ execution, now, selected, select }: WaterfallProps) => {
  const { states, status, startedAt, stoppedAt } = execution;
  const from = Date.parse(startedAt);
  const scale = timeScale(from, stoppedAt === null ? now : Date.parse(stoppedAt));
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const at = states.findIndex(({ id }) => id === selected);
  const rows = shownRows(states.length, at, opened);
  const byId = new Map(states.map((run) => [run.id, run]));
  return (
    <div class="waterfall">
      <div class="ticks" aria-hidden="true">
        {scale.ticks.map((tick) => (
          <span
            key={tick}
            class="tick"
            style={{ insetInlineStart: percent(scale.at(from + tick)) }}
          >
            {tick === 0 ? '0' : tookTime(tick)}
          </span>
        ))}
      </div>
      <ol aria-label={t('States in time')} onKeyDown={moveFocus}>
        {rows.map((row) => {
          if ('hidden' in row) {
            return (
              <li key={`from ${row.from}`}>
                <button
                  type="button"
                  class="plain run-gap"
                  onClick={() => setOpened(new Set([...opened, Math.floor(row.from / CHUNK)]))}
                >
                  {counted(row.hidden, 'one more', '{n} more')}
                </button>
              </li>
            );
          }
          const run = states[row.index] as StateView;
          const phase = phaseOf(run, status);
          const tries = run.tries.length;
          return (
            <li key={run.id}>
              <button
                type="button"
                class={`run run-${phase}`}
                aria-pressed={run.id === selected}
                onClick={() => select(run.id)}
              >
                <span
                  class="run-name"
                  style={{ paddingInlineStart: `${depthOf(run, byId) * 0.9}rem` }}
                >
                  <span class="run-sign" aria-hidden="true">
                    {PHASES[phase].sign}
                  </span>
                  <span dir="ltr">{run.name}</span>
                  {run.item !== null && <span class="run-item"> {run.item + 1}</span>}
                </span>
                <span class="visually-hidden">
                  {t(PHASES[phase].words)}
                  {tries > 1 ? `, ${counted(tries, '1 try', '{n} tries')}` : ''}
                </span>
                <span class="run-line">
                  {barsOf(run, stoppedAt).map((bar) => (
                    <BarView key={`${bar.kind} ${bar.from}`} bar={bar} scale={scale} now={now} />
                  ))}
                </span>
                <span class="run-took">{spentOn(run, stoppedAt, now)}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
};
