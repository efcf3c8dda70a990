import { useState } from 'preact/hooks';
import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { ForRole } from '../access/for-role.tsx';
import { inWords, isProblem } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';

interface PostProps {
  readonly episode: EpisodeStatusView;
  readonly changed: () => void;
}

const AskButton = ({
  episode,
  changed,
  isMissing = false,
}: PostProps & { isMissing?: boolean }) => {
  const { api, settings } = useConsole();
  const [isAsked, setIsAsked] = useState(false);
  const asking = useAction(async () => {
    await api.postEpisode(episode.episodeId, isMissing);
    setIsAsked(true);
    changed();
  });
  if (isAsked) return <p role="status">{t('It is posted within a minute.')}</p>;
  return (
    <>
      <button type="button" disabled={asking.isRunning} onClick={asking.run}>
        {isMissing ? t('It isn’t there: post it again') : t('Post it in Telegram')}
      </button>
      {asking.error !== undefined && (
        <Notice tone="bad" title={t('The episode isn’t posted')}>
          <p dir="auto">{inWords(asking.error)}</p>
          {settings.hasConnections && isProblem(asking.error, 'no-bot') && (
            <p>
              <a href={hrefTo({ page: 'connections' })}>{t('Connections')}</a>
            </p>
          )}
        </Notice>
      )}
    </>
  );
};

/** Asks whether a message stands of which no answer came. */
const Doubt = ({ episode, changed, chat }: PostProps & { readonly chat: string }) => {
  const { api } = useConsole();
  const [message, setMessage] = useState('');
  const confirming = useAction(async () => {
    await api.confirmPost(episode.episodeId, message);
    changed();
  });
  return (
    <Notice tone="quiet" title={t('Does the message stand in {0}?', chat)}>
      <p>
        {t(
          'The episode was sent there, but no answer came. It isn’t sent a second time before somebody has looked.',
        )}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void confirming.run();
        }}
      >
        <Field
          label={t('Link of the message')}
          hint={t('In Telegram: press the message, then Copy Link. Its number does as well.')}
          errors={confirming.error === undefined ? [] : [inWords(confirming.error)]}
        >
          {(control) => (
            <input
              {...control}
              dir="ltr"
              value={message}
              onInput={(event) => setMessage(event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="actions">
          <button type="submit" class="primary" disabled={confirming.isRunning || message === ''}>
            {t('It stands')}
          </button>
          {episode.visibility === 'public' && (
            <AskButton episode={episode} changed={changed} isMissing />
          )}
        </div>
      </form>
    </Notice>
  );
};

/** Where an episode's message in Telegram stands, and what can be done about it. */
export const PostPanel = ({
  episode,
  changed,
  chat,
}: PostProps & { readonly chat: string | null }) => {
  const { post, visibility } = episode;
  if (post?.status === 'unsure') {
    return (
      <ForRole needs="editor">
        <Doubt episode={episode} changed={changed} chat={post.chat} />
      </ForRole>
    );
  }
  if (post?.status === 'posted') {
    return post.url === null ? (
      <p>{t('Posted in {0}', post.chat)}</p>
    ) : (
      <p>
        <a href={post.url} target="_blank" rel="noreferrer">
          {t('Posted in {0}', post.chat)}
        </a>
      </p>
    );
  }
  if (post?.status === 'sending') return <p>{t('Being sent to {0}', post.chat)}</p>;
  if (visibility !== 'public' || chat === null) return null;
  return (
    <ForRole needs="editor">
      <div class="actions">
        <AskButton episode={episode} changed={changed} />
      </div>
    </ForRole>
  );
};
