import type { ExecutionView } from '../../api/executions/schema.ts';
import { episodeIdOf } from '../../inspect/machines.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';

interface TakenOverProps {
  readonly execution: ExecutionView;
}

type Taken = ExecutionView['takenOver'][number];

const Origin = ({ taken, episodeId }: { readonly taken: Taken; readonly episodeId: string }) => {
  if (taken.isInput) return <>{t('brought along by the input')}</>;
  if (taken.execution === null) return <>{t('taken over from an earlier attempt')}</>;
  return (
    <>
      {t('taken over from')}{' '}
      <a href={hrefTo({ page: 'execution', episodeId, name: taken.execution })}>
        {t('attempt {0}', taken.attempt ?? '')}
      </a>
    </>
  );
};

/** Which steps an attempt didn't do again, and which attempt did. */
export const TakenOver = ({ execution: { name, takenOver } }: TakenOverProps) =>
  takenOver.length === 0 ? null : (
    <ul class="hint" aria-label={t('Taken over')}>
      {takenOver.map((taken) => (
        <li key={taken.state}>
          <code>{taken.state}</code>: <Origin taken={taken} episodeId={episodeIdOf(name)} />
        </li>
      ))}
    </ul>
  );
