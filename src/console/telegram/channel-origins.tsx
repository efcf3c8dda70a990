import { splitTopic } from '../../show/channel/channel-address.ts';
import { readChannelUsername } from '../../show/channel/channel-username.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { useResource } from '../use-resource.ts';
import { channelLabel } from './channel-label.ts';

/** What is known of a channel, by what it or a topic of it goes by. */
export interface KnownChannels {
  /** Whether its export is read, Telegram, or neither; undefined while that isn't known. */
  originOf(name: string): string | undefined;
  /** As its export has it; undefined where none does. */
  titleOf(name: string): string | undefined;
  /** Looks again at once. */
  reload(): void;
}

/** What the exports of channels say of them. */
export const useKnownChannels = (): KnownChannels => {
  const {
    api,
    settings: { exportedChannels, hasConnections = false },
  } = useConsole();
  const { data, reload } = useResource('channel-exports', {
    load: (signal) => api.listChannelExports(signal),
    isMoving: () => false,
  });
  const groupOf = (name: string) => splitTopic(name.toLowerCase()).channel;
  const exportOf = (name: string) =>
    data?.exports.find(({ username }) => username === groupOf(name));
  return {
    originOf(name) {
      if (!data) return undefined;
      if (exportOf(name)?.readFrom === 'export') return t('from its export');
      // A stack that reads exports alone began with them, and lists them in its settings.
      if (!exportedChannels || hasConnections) return t('from Telegram');
      return exportedChannels.some(({ username }) => username.toLowerCase() === groupOf(name))
        ? t('from its export')
        : t('has no export here');
    },
    titleOf(name) {
      const { title, topics } = exportOf(name) ?? {};
      const { topicId } = splitTopic(name.toLowerCase());
      if (title === undefined || topicId === undefined) return title;
      return `${title}: ${topics?.find(({ id }) => id === topicId)?.title ?? topicId}`;
    },
    reload,
  };
};

/** Of each channel that somebody types, where its posts come from: for a stage, which looks no channel up. */
export const TypedOrigins = ({ typed }: { readonly typed: string }) => {
  const { originOf, titleOf } = useKnownChannels();
  const names = new Set(typed.split(/[\s,]+/).flatMap((entry) => readChannelUsername(entry) ?? []));
  if (names.size === 0) return null;
  return (
    <ul class="typed-channels">
      {[...names].map((name) => (
        <li key={name}>
          <bdi>{channelLabel(name, titleOf(name))}</bdi> {originOf(name)}
        </li>
      ))}
    </ul>
  );
};
