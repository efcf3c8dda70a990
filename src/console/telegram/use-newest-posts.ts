import { useConsole } from '../context.ts';
import type { ExportedChannel } from '../settings.ts';
import { useResource } from '../use-resource.ts';

const NONE: readonly ExportedChannel[] = [];

/**
 * When each of a show's channels last posted, as far as that is known: at home it is looked up, and a stack
 * that reads exports alone knows it from the start.
 */
export const useNewestPosts = (channels: readonly string[]): readonly ExportedChannel[] => {
  const { api, settings } = useConsole();
  const { hasConnections = false, exportedChannels = NONE } = settings;
  const looked = useResource(`newest ${channels.join(' ')}`, {
    async load(signal) {
      if (!hasConnections) return NONE;
      const found = await Promise.all(
        // One that can't be looked up now is as if it had no posts: the others can still be told.
        channels.map((name) => api.lookUpChannel(name, signal).catch(() => undefined)),
      );
      return found.flatMap((channel) =>
        channel && channel.newestPostAt !== null
          ? [{ username: channel.username, newestPostAt: channel.newestPostAt }]
          : [],
      );
    },
  });
  return hasConnections ? (looked.data ?? NONE) : exportedChannels;
};
