import { useRef } from 'preact/hooks';
import { inWords } from '../api/api-errors.ts';
import { t } from '../language/translate.ts';
import { useAction } from '../use-action.ts';
import { Notice } from './notice.tsx';

interface ConfirmButtonProps {
  readonly label: string;
  readonly question: string;
  readonly confirm: string;
  /** The way out. */
  readonly keep?: string;
  /** Whether what it does takes something away. */
  readonly isBad?: boolean;
  readonly perform: () => Promise<void>;
}

/** A button for what can't be undone, or does much at once: it asks first. */
export const ConfirmButton = ({
  label,
  question,
  confirm,
  keep = t('Keep it'),
  isBad = true,
  perform,
}: ConfirmButtonProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const action = useAction(async () => {
    await perform();
    dialog.current?.close();
  });
  return (
    <>
      <button
        type="button"
        class={isBad ? 'quiet-bad' : undefined}
        onClick={() => dialog.current?.showModal()}
      >
        {label}
      </button>
      <dialog ref={dialog} aria-label={label}>
        <p dir="auto">{question}</p>
        {action.error !== undefined && (
          <Notice tone="bad" title={t('That didn’t work')}>
            <p dir="auto">{inWords(action.error)}</p>
          </Notice>
        )}
        <div class="actions">
          <button
            type="button"
            class={isBad ? 'bad' : 'primary'}
            disabled={action.isRunning}
            onClick={action.run}
          >
            {action.isRunning ? t('One moment …') : confirm}
          </button>
          {/* Enter, pressed twice, takes nothing away. */}
          <button type="button" autofocus={isBad} onClick={() => dialog.current?.close()}>
            {keep}
          </button>
        </div>
      </dialog>
    </>
  );
};
