import { useEffect, useState } from 'preact/hooks';
import { channelIdIn } from '../../show/channel/channel-address.ts';
import { readChannelUsername } from '../../show/channel/channel-username.ts';
import { inWords } from '../api/api-errors.ts';
import type { FoundChannel } from '../api/telegram-calls.ts';
import { useConsole } from '../context.ts';
import { shortMoment } from '../format/moment.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
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

/** The usernames in what was typed, each once. */
const usernamesIn = (typed: string): string[] => {
  const names = typed.split(/[\s,]+/).flatMap((entry) => readChannelUsername(entry) ?? []);
  return [...new Set(names.map((name) => name.toLowerCase()))].slice(0, MOST);
};

/** What each channel is that somebody types, as far as Telegram or an export knows it. */
export const TypedChannels = ({ typed }: { readonly typed: string }) => {
  const { api } = useConsole();
  const [known, setKnown] = useState<Readonly<Record<string, Looked>>>({});
  const names = usernamesIn(typed);
  const key = names.join(' ');
  useEffect(() => {
    const ended = new AbortController();
    const look = async () => {
      for (const name of names) {
        if (known[name] !== undefined && 'found' in known[name]) continue;
        const looked: Looked = await api.lookUpChannel(name, ended.signal).then(
          (found) => ({ found }),
          (error: unknown) => ({ problem: inWords(error) }),
        );
        if (ended.signal.aborted) return;
        setKnown((before) => ({ ...before, [name]: looked }));
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
      {names.length > 0 && (
        <ul>
          {names.map((name) => (
            <li key={name}>
              {channelIdIn(name) === undefined && (
                <>
                  <code>@{name}</code>:{' '}
                </>
              )}
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
