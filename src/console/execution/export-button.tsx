import { exportExecution, exportName } from '../../api/executions/export-execution.ts';
import { inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { Notice } from '../ui/notice.tsx';
import { saveAs } from '../ui/save-as.ts';
import { useAction } from '../use-action.ts';

/** Saves all that is known of an execution as one file; `path` is where the API has it. */
export const ExportButton = ({ path }: { readonly path: string }) => {
  const { api } = useConsole();
  const action = useAction(async () => {
    const exported = await exportExecution(api, path, Date.now());
    const text = JSON.stringify(exported, null, 2);
    saveAs(exportName(exported), new Blob([text], { type: 'application/json' }));
  });
  return (
    <div class="actions">
      <button type="button" disabled={action.isRunning} onClick={action.run}>
        {action.isRunning ? t('One moment …') : t('Export as JSON')}
      </button>
      {action.error !== undefined && (
        <Notice tone="bad" title={t('It wasn’t exported')}>
          <p dir="auto">{inWords(action.error)}</p>
        </Notice>
      )}
    </div>
  );
};
