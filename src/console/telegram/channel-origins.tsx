import { splitTopic } from '../../show/channel/channel-address.ts';
import { readChannelUsername } from '../../show/channel/channel-username.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { useResource } from '../use-resource.ts';

/** Says of a channel's name whether its export is read, or Telegram; undefined while that isn't known. */
export const useChannelOrigins = (): ((name: string) => string | undefined) => {
  const { api } = useConsole();
  const { data } = useResource('channel-exports', {
    load: (signal) => api.listChannelExports(signal),
  });
  return (name) => {
    if (!data) return undefined;
    const group = splitTopic(name.toLowerCase()).channel;
    const exported = data.exports.find(({ username }) => username === group);
    return exported?.readFrom === 'export' ? t('from its export') : t('from Telegram');
  };
};

/** Of each channel that somebody types, where its posts come from: for a stage, which looks no channel up. */
export const TypedOrigins = ({ typed }: { readonly typed: string }) => {
  const originOf = useChannelOrigins();
  const names = new Set(typed.split(/[\s,]+/).flatMap((entry) => readChannelUsername(entry) ?? []));
  if (names.size === 0) return null;
  return (
    <ul class="typed-channels">
      {[...names].map((name) => (
        <li key={name}>
          <code>@{name}</code> {originOf(name)}
        </li>
      ))}
    </ul>
  );
};
