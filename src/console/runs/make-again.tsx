import type { RetryFailed as Answer } from '../../api/retry-failed/schema.ts';
import { counted, t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Notice } from '../ui/notice.tsx';

/** How many of an answer's episodes came out like that. */
export const countOf = ({ items }: Answer, outcome: Answer['items'][number]['outcome']): number =>
  items.filter((one) => one.outcome === outcome).length;

/** So many episodes, in words. */
export const episodes = (count: number): string => counted(count, '1 episode', '{n} episodes');

/** What became of episodes that were to be made again. */
export const MadeAgain = ({ answer }: { readonly answer: Answer }) => {
  const refused = answer.items.filter(({ outcome }) => outcome === 'refused');
  const started = countOf(answer, 'started');
  return (
    <Notice tone={started > 0 ? 'good' : 'quiet'} title={t('{0} started again', episodes(started))}>
      {countOf(answer, 'waits') > 0 && (
        <p>
          {t(
            '{0} wait, since a show makes one at a time: do this again when these have ended.',
            episodes(countOf(answer, 'waits')),
          )}
        </p>
      )}
      {refused.length > 0 && (
        <ul>
          {refused.map(({ episodeId, title, detail }) => (
            <li key={episodeId} dir="auto">
              <a href={hrefTo({ page: 'episode', episodeId })}>{title ?? episodeId}</a>: {detail}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
};

interface MakeAgainButtonProps {
  readonly count: number;
  readonly perform: () => Promise<void>;
}

/** Makes so many episodes again, once somebody has confirmed it. */
export const MakeAgainButton = ({ count, perform }: MakeAgainButtonProps) => (
  <ConfirmButton
    label={t('Make them again')}
    question={t(
      'Make {0} again, each from the step that failed? What is spoken already isn’t paid for again.',
      episodes(count),
    )}
    confirm={t('Make them again')}
    keep={t('Leave them')}
    isBad={false}
    perform={perform}
  />
);
