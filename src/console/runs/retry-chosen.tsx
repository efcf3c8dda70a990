import { useState } from 'preact/hooks';
import type { RetryFailed as Answer } from '../../api/retry-failed/schema.ts';
import { useConsole } from '../context.ts';
import { counted, t } from '../language/translate.ts';
import { MadeAgain, MakeAgainButton } from './make-again.tsx';

interface RetryChosenProps {
  /** The episodes of the runs that are shown and ended badly, each once. */
  readonly failed: readonly string[];
  readonly chosen: ReadonlySet<string>;
  readonly choose: (episodeIds: readonly string[]) => void;
  readonly changed: () => void;
}

/** Makes again what is ticked in the list, or all that the filter has left in it. */
export const RetryChosen = ({ failed, chosen, choose, changed }: RetryChosenProps) => {
  const { api } = useConsole();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const episodeIds = failed.filter((id) => chosen.has(id));
  const isAll = episodeIds.length === failed.length;
  return (
    <section class="retry-chosen" aria-label={t('Make again what is chosen')}>
      <label class="check">
        <input
          type="checkbox"
          checked={isAll}
          ref={(box) => {
            if (box) box.indeterminate = !isAll && episodeIds.length > 0;
          }}
          onChange={() => choose(isAll ? [] : failed)}
        />{' '}
        {episodeIds.length === 0
          ? t('Choose all that failed here')
          : counted(episodeIds.length, '1 episode is chosen', '{n} episodes are chosen')}
      </label>
      {episodeIds.length > 0 && (
        <MakeAgainButton
          count={episodeIds.length}
          perform={async () => {
            setAnswer(await api.retryFailed({ episodeIds, dryRun: false }));
            choose([]);
            changed();
          }}
        />
      )}
      {answer && <MadeAgain answer={answer} />}
    </section>
  );
};
