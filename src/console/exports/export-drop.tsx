import { useEffect, useState } from 'preact/hooks';
import { inWords } from '../api/api-errors.ts';
import type { AddedChannel } from '../api/telegram-calls.ts';
import type { SentExport } from '../api/upload-export.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { Notice } from '../ui/notice.tsx';
import { AddedChannels } from './added-channels.tsx';
import { ExportChoice } from './export-choice.tsx';

/** How an export stands that somebody brings in. */
type State =
  | { readonly step: 'waiting'; readonly error?: unknown }
  | { readonly step: 'sending'; readonly share: number }
  | { readonly step: 'choosing'; readonly sent: SentExport; readonly error?: unknown }
  | { readonly step: 'reading'; readonly sent: SentExport }
  | { readonly step: 'done'; readonly channels: readonly AddedChannel[] };

/** Takes a Telegram export that is dropped anywhere onto the page, or chosen, while the stack runs. */
export const ExportDrop = ({ changed }: { readonly changed: () => void }) => {
  const { api } = useConsole();
  const [state, setState] = useState<State>({ step: 'waiting' });
  const send = async (file: Blob): Promise<void> => {
    setState({ step: 'sending', share: 0 });
    try {
      const sent = await api.sendExport(file, (share) => setState({ step: 'sending', share }));
      setState({ step: 'choosing', sent });
    } catch (error) {
      setState({ step: 'waiting', error });
    }
  };
  const choose = async (sent: SentExport, usernames: Readonly<Record<string, string>>) => {
    setState({ step: 'reading', sent });
    try {
      const { channels } = await api.chooseFromExport(sent.id, usernames);
      setState({ step: 'done', channels });
      changed();
    } catch (error) {
      setState({ step: 'choosing', sent, error });
    }
  };
  const canTake = state.step === 'waiting' || state.step === 'done';
  useEffect(() => {
    const allow = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file && canTake) void send(file);
    };
    addEventListener('dragover', allow);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', allow);
      removeEventListener('drop', drop);
    };
  }, [canTake]);
  const error = 'error' in state ? state.error : undefined;
  return (
    <section class="card export-drop" aria-label={t('Exports')}>
      <h2>{t('Exports')}</h2>
      <p class="hint">
        {t(
          'A channel without an account: in Telegram Desktop, export its history, or a whole account, as machine-readable JSON, and drop result.json onto this page. At most 500 MB.',
        )}
      </p>
      {canTake && (
        <label class="export-file">
          {t('Choose result.json')}
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void send(file);
            }}
          />
        </label>
      )}
      {state.step === 'sending' && (
        <p role="status">
          <progress max={1} value={state.share} aria-label={t('Sending the export')} />{' '}
          {state.share < 1
            ? t('{0} % sent', Math.round(state.share * 100))
            : t('Looking what is in it …')}
        </p>
      )}
      {(state.step === 'choosing' || state.step === 'reading') && (
        <ExportChoice
          key={state.sent.id}
          sent={state.sent}
          isBusy={state.step === 'reading'}
          choose={(usernames) => void choose(state.sent, usernames)}
          giveUp={() => {
            setState({ step: 'waiting' });
            // What isn't discarded now is in nobody's way.
            api.discardExport(state.sent.id).catch(() => undefined);
          }}
        />
      )}
      {error !== undefined && (
        <Notice
          tone="bad"
          title={
            state.step === 'choosing'
              ? t('The export wasn’t brought in')
              : t('The export can’t be read')
          }
        >
          <p dir="auto">{inWords(error)}</p>
        </Notice>
      )}
      {state.step === 'done' && <AddedChannels channels={state.channels} />}
    </section>
  );
};
