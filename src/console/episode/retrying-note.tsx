import { episodeExecution } from '../api/execution-calls.ts';
import { useConsole } from '../context.ts';
import { counted, t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { Notice } from '../ui/notice.tsx';
import { useResource } from '../use-resource.ts';

interface RetryingNoteProps {
  readonly episodeId: string;
  /** What the page shows of the episode: when that changes, the newest attempt is asked for anew. */
  readonly attempt: number;
}

/** Says of an episode under way that a try of its step has failed, and that another one is made: that looks like slowness from outside. */
export const RetryingNote = ({ episodeId, attempt }: RetryingNoteProps) => {
  const { api } = useConsole();
  const execution = useResource(`at work ${episodeId} ${attempt}`, {
    load: async (signal) => {
      const { items } = await api.listExecutions(episodeId, signal);
      const newest = items.find((one) => one.attempt !== null);
      return newest
        ? await api.readExecution(episodeExecution(episodeId, newest.name), signal)
        : null;
    },
    isMoving: (found) => found?.status !== 'succeeded' && found?.status !== 'failed',
  });
  const run = execution.data?.states.findLast(({ exitedAt }) => exitedAt === null);
  const failed = run?.tries.filter(({ error }) => error !== null) ?? [];
  const last = failed.at(-1);
  if (!run || !last || execution.data?.status !== 'running') return null;
  const isWaiting = run.tries.at(-1) === last;
  return (
    <Notice
      tone="quiet"
      title={`${counted(failed.length, 'This step has failed once', 'This step has failed {n} times')}; ${
        isWaiting ? t('it is tried again in a moment') : t('try {0} is under way', run.tries.length)
      }`}
    >
      <p class="error-name">
        <code>{last.error}</code> {t('in')} <code>{run.name}</code>.{' '}
        <a href={hrefTo({ page: 'execution', episodeId, name: null })}>{t('See how it goes')}</a>
      </p>
    </Notice>
  );
};
