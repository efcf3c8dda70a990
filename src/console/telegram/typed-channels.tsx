import { useEffect, useState } from 'preact/hooks';
import { channelUrl, splitTopic } from '../../show/channel/channel-address.ts';
import { inWords } from '../api/api-errors.ts';
import type { FoundChannel } from '../api/telegram-calls.ts';
import { useConsole } from '../context.ts';
import { shortMoment } from '../format/moment.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { type TypedChannel, typedChannels, withTopic } from './chosen-channels.ts';
import { rhythmInWords } from './rhythm-in-words.ts';

const PAUSE_IN_TYPING_MS = 700;
/** More would be asked of Telegram than it likes to be asked in a short time. */
const MOST = 10;

type Looked = { readonly found: FoundChannel } | { readonly problem: string };

const Facts = ({ looked }: { readonly looked: Looked | undefined }) => {
  if (looked === undefined) return <>{t('looking it up …')}</>;
  if ('problem' in looked)
    return (
      <span class="field-errors" dir="auto">
        {looked.problem}
      </span>
    );
  const { title, from, newestPostAt, postsPerWeek } = looked.found;
  return (
    <>
      <strong dir="auto">{title}</strong>,{' '}
      {from === 'export' ? t('from its export') : t('from Telegram')}
      {newestPostAt !== null && t(', last post {0}', shortMoment(newestPostAt))},{' '}
      {rhythmInWords(postsPerWeek)}
    </>
  );
};

/** How a channel or a topic with a public address is written; nothing for one without. */
const Written = ({ name }: { readonly name: string }) => {
  const { channel, topicId } = splitTopic(name);
  if (channelUrl(name) === undefined) return null;
  return (
    <>
      <code>
        @{channel}
        {topicId !== undefined && `/${topicId}`}
      </code>
      :{' '}
    </>
  );
};

interface TypedProps {
  readonly typed: string;
  readonly changed: (typed: string) => void;
}

/**
 * What each channel is that somebody types, as far as Telegram or an export knows it. A link that
 * turns out to name a topic is put down as that topic.
 */
export const TypedChannels = ({ typed, changed }: TypedProps) => {
  const { api } = useConsole();
  const [known, setKnown] = useState<Readonly<Record<string, Looked>>>({});
  const channels = typedChannels(typed).slice(0, MOST);
  const key = channels.map(({ name, possibleTopic }) => possibleTopic ?? name).join(' ');
  useEffect(() => {
    const ended = new AbortController();
    const lookUp = (name: string): Promise<Looked> =>
      api.lookUpChannel(name, ended.signal).then(
        (found) => ({ found }),
        (error: unknown) => ({ problem: inWords(error) }),
      );
    const isFound = (name: string): boolean => known[name] !== undefined && 'found' in known[name];
    const lookAt = async ({ name, possibleTopic }: TypedChannel): Promise<string | undefined> => {
      const topic = possibleTopic && (await lookUp(possibleTopic));
      const isTopic = topic !== undefined && topic !== '' && 'found' in topic;
      if (!isTopic && isFound(name)) return undefined;
      const [of, looked] = isTopic ? [possibleTopic, topic] : [name, await lookUp(name)];
      if (!ended.signal.aborted) setKnown((before) => ({ ...before, [of ?? name]: looked }));
      return isTopic ? possibleTopic : undefined;
    };
    const look = async () => {
      for (const channel of channels) {
        if (channel.possibleTopic === undefined && isFound(channel.name)) continue;
        const topic = await lookAt(channel);
        if (ended.signal.aborted) return;
        if (topic !== undefined) return changed(withTopic(typed, topic));
      }
    };
    const timer = setTimeout(look, PAUSE_IN_TYPING_MS);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [key]);
  return (
    <div class="typed-channels" role="status" aria-live="polite">
      {channels.length > 0 && (
        <ul>
          {channels.map(({ name }) => (
            <li key={name}>
              <Written name={name} />
              <Facts looked={known[name]} />
            </li>
          ))}
        </ul>
      )}
      <p class="hint">
        {t('A channel is read from its export where there is one, and from Telegram otherwise:')}{' '}
        <a href={hrefTo({ page: 'connections' })}>{t('Connections')}</a>.
      </p>
    </div>
  );
};
