import type { ExecutionSummary } from '../../api/executions/schema.ts';
import { episodeExecution } from '../api/execution-calls.ts';
import { useConsole } from '../context.ts';
import { episodeTitle } from '../episode/status-words.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';
import { ComparePanel } from './compare/compare-panel.tsx';
import { ExecutionView } from './execution-view.tsx';
import { RunTabs } from './run-tabs.tsx';
import { executionInWords } from './status-in-words.ts';

interface ExecutionPageProps {
  readonly episodeId: string;
  /** Null for the newest attempt. */
  readonly name: string | null;
}

const titleOf = (shown: ExecutionSummary | undefined): string => {
  if (!shown) return t('How it went');
  return shown.attempt === null
    ? t('Run of {0}', shown.machine)
    : t('How attempt {0} went', shown.attempt);
};

interface NoSuchAttemptProps {
  readonly episodeId: string;
  readonly hasAttempts: boolean;
}

const NoSuchAttempt = ({ episodeId, hasAttempts }: NoSuchAttemptProps) => (
  <Notice
    tone="quiet"
    title={
      hasAttempts
        ? t('This episode has no attempt at this address.')
        : t('This episode has no execution.')
    }
  >
    {hasAttempts && (
      <a href={hrefTo({ page: 'execution', episodeId, name: null })}>
        {t('See the newest attempt')}
      </a>
    )}
  </Notice>
);

/** How an episode was made: every attempt, and what became of each of its states. */
export const ExecutionPage = ({ episodeId, name }: ExecutionPageProps) => {
  const { api } = useConsole();
  const episode = useResource(`episode ${episodeId}`, {
    load: (signal) => api.readEpisode(episodeId, signal),
    isMoving: ({ terminal }) => !terminal,
  });
  const list = useResource(`executions ${episodeId}`, {
    load: (signal) => api.listExecutions(episodeId, signal),
    isMoving: ({ items }) => items.some(({ status }) => status === 'running'),
  });
  const changed = () => {
    episode.reload();
    list.reload();
  };
  const items = list.data?.items ?? [];
  const attempts = items.filter(({ attempt }) => attempt !== null);
  const shown = name === null ? attempts[0] : items.find((one) => one.name === name);
  const status = shown && executionInWords(shown.status);
  return (
    <div class="execution">
      <PageTitle
        title={titleOf(shown)}
        parent={{
          href: hrefTo({ page: 'episode', episodeId }),
          label: episode.data ? episodeTitle(episode.data) : t('Episode'),
        }}
      >
        {status && <span class={`badge badge-${status.tone}`}>{status.words}</span>}
      </PageTitle>
      <ResourceView resource={list} what={t('the attempts')}>
        {() =>
          shown ? (
            <>
              <RunTabs episodeId={episodeId} executions={items} shown={shown.name} />
              <ExecutionView
                key={shown.name}
                path={episodeExecution(episodeId, shown.name)}
                episode={shown === attempts[0] ? episode.data : undefined}
                changed={changed}
              />
              <ComparePanel
                key={attempts.map((one) => one.name).join(' ')}
                episodeId={episodeId}
                attempts={attempts}
              />
            </>
          ) : (
            <NoSuchAttempt episodeId={episodeId} hasAttempts={attempts.length > 0} />
          )
        }
      </ResourceView>
    </div>
  );
};
