import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import type { StartFrom } from '../../episode/input/start-steps.ts';
import { runningTime, tookTime } from '../format/duration.ts';
import { t } from '../language/translate.ts';
import { useNow } from '../use-now.ts';
import { type Step, stepsOf } from './steps.ts';
import { usePublishTime } from './use-publish-time.ts';

const PHASES = {
  done: 'done',
  taken: 'taken from an earlier attempt',
  active: 'under way',
  waiting: 'to come',
  failed: 'failed here',
  stopped: 'stopped here',
  'left-out': 'not done',
} as const satisfies Record<Step['phase'], string>;

const SIGNS = {
  done: '✓',
  taken: '✓',
  active: '',
  waiting: '',
  failed: '✕',
  stopped: '–',
  'left-out': '',
} as const;

const Running = ({ since }: { readonly since: string }) => {
  const now = useNow(1000);
  return <>{runningTime(now - Date.parse(since))}</>;
};

const Took = ({ step }: { readonly step: Step }) => {
  if (step.phase === 'active' && step.startedAt !== null) return <Running since={step.startedAt} />;
  if (step.phase === 'taken') return <>{t(PHASES.taken)}</>;
  return <>{step.tookMs === null ? '' : tookTime(step.tookMs)}</>;
};

/** The way of an episode as a row of steps, each with how it stands and how long it took. */
export const StepTrack = ({
  episode,
  from,
}: {
  readonly episode: EpisodeStatusView;
  /** Where the attempt began. */
  readonly from: StartFrom;
}) => (
  <ol class="steps" aria-label={t('Steps')}>
    {stepsOf(episode, from, usePublishTime(episode)).map((step) => (
      <li
        key={step.state}
        class={`step step-${step.phase}`}
        aria-current={step.phase === 'active' ? 'step' : undefined}
      >
        <span class="step-sign" aria-hidden="true">
          {SIGNS[step.phase]}
        </span>
        <span class="step-label">{t(step.label)}</span>
        {step.phase !== 'taken' && <span class="visually-hidden">{t(PHASES[step.phase])}</span>}
        <span class="step-took">
          <Took step={step} />
        </span>
        <code class="step-state" title={t('The state of the state machine')}>
          {step.state}
        </code>
      </li>
    ))}
  </ol>
);
