import type { Post } from '../../episode/content.ts';
import type { ChosenChannel } from '../open-channel.ts';
import { FloodWait, SessionRevoked } from '../telegram-errors.ts';
import { type VoiceFile, type VoiceFiles, voiceKey } from './voice-file.ts';

/** So many of an episode's voice messages are turned into text, the newest of them; longer and larger ones never. */
export const VOICE_LIMITS = { messages: 20, seconds: 600, bytes: 4 * 1024 * 1024 } as const;

/** The sound of a voice message, and why there is none. */
export interface HeardVoice {
  readonly channel: string;
  readonly post: Post;
  readonly file: VoiceFile;
  readonly bytes?: Uint8Array;
  /** Of what kept it from being fetched, for people. */
  readonly problem?: string;
}

interface Options {
  readonly results: Readonly<Record<string, readonly Post[]>>;
  readonly voices: VoiceFiles;
  /** Whether there is time for another one. */
  hasTime(): boolean;
}

const beyondLimits = ({ seconds, sizeBytes }: VoiceFile): string | undefined => {
  if (seconds > VOICE_LIMITS.seconds) return `it is longer than ${VOICE_LIMITS.seconds} s`;
  if (sizeBytes > VOICE_LIMITS.bytes) return `it has more than ${VOICE_LIMITS.bytes} bytes`;
  return undefined;
};

/**
 * Fetches the voice messages of kept posts, the newest first, within limits of number, length and time.
 * One that can't be fetched is answered with the reason.
 * @throws SessionRevoked, which is about the session and not about one message
 */
export const downloadVoices = async (
  channels: readonly Omit<ChosenChannel, 'open'>[],
  { results, voices, hasTime }: Options,
): Promise<HeardVoice[]> => {
  const posts = channels
    .flatMap(({ username, source }) =>
      (results[username] ?? []).flatMap((post) => {
        const file = voices.get(voiceKey(username, post.id));
        return file ? [{ source, voice: { channel: username, post, file } }] : [];
      }),
    )
    .toSorted((a, b) => (a.voice.post.date < b.voice.post.date ? 1 : -1));
  const heard: HeardVoice[] = [];
  let fetched = 0;
  let isPaused = false;
  for (const { source, voice } of posts) {
    const problem =
      beyondLimits(voice.file) ??
      (fetched >= VOICE_LIMITS.messages
        ? `there are more than ${VOICE_LIMITS.messages}`
        : isPaused
          ? 'Telegram asks for a pause'
          : hasTime()
            ? undefined
            : 'there was no time left');
    if (problem !== undefined) {
      heard.push({ ...voice, problem });
      continue;
    }
    fetched += 1;
    try {
      heard.push({ ...voice, bytes: await source.download(voice.file) });
    } catch (error) {
      if (error instanceof SessionRevoked) throw error;
      // Asking on would only make the pause longer; the posts are read, and waiting for it is not worth an episode.
      isPaused ||= error instanceof FloodWait;
      heard.push({ ...voice, problem: error instanceof Error ? error.message : String(error) });
    }
  }
  return heard;
};
