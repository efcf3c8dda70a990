import { useRef, useState } from 'preact/hooks';
import { ApiUnreachable, inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { estimateOf } from '../format/cost-words.ts';
import { t } from '../language/translate.ts';
import { CapNotice } from '../operations/cap-notice.tsx';
import { hrefTo } from '../route.ts';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';
import { useResource } from '../use-resource.ts';
import { goTo } from '../use-route.ts';
import { WindowFields } from './window-fields.tsx';
import { readWindow, type WindowValues } from './window-values.ts';

interface GeneratePanelProps {
  readonly podcastId: string;
  /** The id of the episode that the show is making; null when there is none. */
  readonly liveEpisodeId: string | null;
}

/** A request that isn't sent yet; asked again, it means the same moment by “now”. */
const newRequest = (): { readonly key: string; at?: number } => ({ key: crypto.randomUUID() });

/** Starts an episode, of the posts since the last one or of a period that one chooses. */
export const GeneratePanel = ({ podcastId, liveEpisodeId }: GeneratePanelProps) => {
  const { api, settings } = useConsole();
  const [values, setValues] = useState<WindowValues>({ from: '', until: '' });
  const [problem, setProblem] = useState<string | null>(null);
  // Kept while it isn't known whether the API got it: asked again, it starts nothing twice.
  const asked = useRef(newRequest());
  const estimate = useResource(`estimate of ${podcastId}`, {
    load: (signal) => api.readEstimate(podcastId, signal),
  });
  const action = useAction(async () => {
    asked.current.at ??= Date.now();
    const { key, at } = asked.current;
    const read = readWindow(values, at);
    setProblem(read.problem ?? null);
    if (read.problem !== undefined) return;
    try {
      const { episodeId } = await api.startEpisode(key, podcastId, read.window);
      goTo({ page: 'episode', episodeId });
    } catch (error) {
      if (!(error instanceof ApiUnreachable)) asked.current = newRequest();
      throw error;
    }
  });
  if (liveEpisodeId !== null) {
    return (
      <section class="card generate">
        <p>{t('An episode is being made. A show makes one at a time.')}</p>
        <a class="button primary" href={hrefTo({ page: 'episode', episodeId: liveEpisodeId })}>
          {t('See how far it is')}
        </a>
      </section>
    );
  }
  return (
    <section class="card generate">
      {estimate.data?.caps.map((cap) => (
        <CapNotice key={cap.podcastId} cap={cap} title={cap.podcastId && t('This show')} />
      ))}
      <button type="button" class="primary" disabled={action.isRunning} onClick={action.run}>
        {action.isRunning ? t('Starting …') : t('Generate episode now')}
      </button>
      <p class="hint">
        {t('Tells the posts since the last episode.')}
        {estimate.data && ` ${estimateOf(estimate.data)}`}
        {settings.hasConnections && ` ${t('This machine’s own voices cost nothing.')}`}
      </p>
      <details open={values.from !== '' || values.until !== ''}>
        <summary>{t('Choose the period of the posts')}</summary>
        <WindowFields
          values={values}
          problem={problem}
          change={(chosen) => {
            asked.current = newRequest();
            setProblem(null);
            setValues(chosen);
          }}
        />
        <p class="hint">{t('Without an end, it goes on until now.')}</p>
      </details>
      {action.error !== undefined && (
        <Notice tone="bad" title={t('The episode wasn’t started')}>
          <p dir="auto">{inWords(action.error)}</p>
        </Notice>
      )}
    </section>
  );
};
