import type { ExecutionSummary } from '../../api/executions/schema.ts';
import { tookTime } from '../format/duration.ts';
import { counted, t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { Moment } from '../ui/moment.tsx';
import { executionInWords } from './status-in-words.ts';

const fromOf = ({ input }: ExecutionSummary): string => {
  const { from } = (input ?? {}) as { readonly from?: unknown };
  return typeof from === 'string' && from !== 'collect'
    ? t('from {0}', from)
    : t('from the beginning');
};

const tookOf = ({ startedAt, stoppedAt }: ExecutionSummary): string =>
  stoppedAt === null ? '' : tookTime(Date.parse(stoppedAt) - Date.parse(startedAt));

interface RunTabsProps {
  readonly episodeId: string;
  readonly executions: readonly ExecutionSummary[];
  readonly shown: string;
}

const Messages = ({ episodeId, executions, shown }: RunTabsProps) => {
  const others = executions.filter(({ attempt }) => attempt === null);
  if (others.length === 0) return null;
  return (
    <details class="messages" open={others.some(({ name }) => name === shown)}>
      <summary>
        {counted(others.length, 'One run that it led to', '{n} runs that it led to')}
      </summary>
      <ul>
        {others.map(({ name, machine, status, startedAt }) => (
          <li key={name}>
            <a
              href={hrefTo({ page: 'execution', episodeId, name })}
              aria-current={name === shown ? 'page' : undefined}
            >
              <code>{machine}</code>
            </a>{' '}
            {executionInWords(status).words.toLowerCase()}, <Moment at={startedAt} />
          </li>
        ))}
      </ul>
    </details>
  );
};

/** The attempts at an episode beside one another, newest first, and the runs that told of them. */
export const RunTabs = (props: RunTabsProps) => {
  const { episodeId, executions, shown } = props;
  return (
    <nav class="runs" aria-label={t('Attempts')}>
      <ul class="run-tabs">
        {executions
          .filter(({ attempt }) => attempt !== null)
          .map((one) => {
            const { words, tone } = executionInWords(one.status);
            return (
              <li key={one.name}>
                <a
                  class="run-tab"
                  href={hrefTo({ page: 'execution', episodeId, name: one.name })}
                  aria-current={one.name === shown ? 'page' : undefined}
                >
                  <span class="run-tab-title">{t('Attempt {0}', one.attempt ?? '')}</span>
                  <span class={`badge badge-${tone}`}>{words}</span>
                  <span class="run-tab-facts">
                    {[fromOf(one), tookOf(one)].filter(Boolean).join(', ')}
                  </span>
                  {one.error !== null && <code class="run-tab-error">{one.error.name}</code>}
                </a>
              </li>
            );
          })}
      </ul>
      <Messages {...props} />
    </nav>
  );
};
