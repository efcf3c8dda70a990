import { inWords } from '../api/api-errors.ts';
import { t } from '../language/translate.ts';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';

/** Has one line said in other words; they stand in its box, to be taken or changed. */
export const RewriteButton = ({ rewrite }: { readonly rewrite: () => Promise<void> }) => {
  const action = useAction(rewrite);
  return (
    <div>
      <button type="button" disabled={action.isRunning} onClick={action.run}>
        {action.isRunning ? t('One moment …') : t('Say it otherwise')}
      </button>
      {action.error !== undefined && (
        <Notice tone="bad" title={t('The line stays as it is')}>
          <p dir="auto">{inWords(action.error)}</p>
        </Notice>
      )}
    </div>
  );
};
