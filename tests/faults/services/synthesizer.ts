import type { Attempt } from '../../../src/episode/attempt.ts';
import {
  SpeechRefused,
  SpeechUnavailable,
} from '../../../src/generate-audio/provider/speech-synthesizer.ts';
import { atTheTop } from '../outside.ts';
import { toneOf } from '../speech.ts';
import type { SpeechCall, World } from '../world.ts';

const ANSWER_MS = 200;
/** How long the provider hangs, and how long it answers rubbish. */
const AWAY_MS = 120_000;
/** How long somebody looks on while nothing is spoken, before they cancel the episode. */
const PATIENCE_MS = 20_000;
const BAD_MS = 30_000;
const RUBBISH = new Uint8Array(44);

/** The provider of speech, on behalf of one attempt. */
export const synthesizerOf = (world: World, { episodeId, execution }: Attempt) => ({
  async synthesize(
    { text, voice }: { readonly text: string; readonly voice: string },
    { deadlineMs, signal }: { readonly deadlineMs: number; readonly signal?: AbortSignal },
  ) {
    const { clock, provider } = world;
    const asked: SpeechCall = {
      ...{ episodeId, execution, what: `${voice}: ${text}`, characters: [...text].length },
      ...{ at: clock.now(), isPaid: false, isAnswered: false, isBad: false, isLost: false },
    };
    world.calls.push(asked);
    const hang = async () => {
      await clock.sleep(deadlineMs, signal);
      throw new SpeechUnavailable('No answer.');
    };
    const speak = async (isBad: boolean) => {
      await clock.sleep(ANSWER_MS, signal);
      Object.assign(asked, { isBad, isPaid: true });
      return isBad ? RUBBISH : toneOf(text);
    };
    const refuse = (): never => {
      throw new SpeechRefused('It is not spoken.', { isOfRequest: true });
    };
    const answer = await world.outside.reach<Uint8Array>({
      ...{ kind: 'speech', name: `say ${text.slice(0, 20)}` },
      async call() {
        if (clock.now() < provider.awayUntil) return hang();
        if (provider.refused.has(text)) return refuse();
        return speak(clock.now() < provider.badUntil);
      },
      fail: (fault) => {
        asked.isLost = asked.isPaid;
        throw new SpeechUnavailable(`The provider is ${fault}.`, {
          ...(fault === 'too many requests' && { retryAfterMs: 5_000 }),
        });
      },
      own: {
        'provider silent': hang,
        'given up': () => {
          provider.awayUntil = clock.now() + AWAY_MS;
          void atTheTop(() => clock.sleep(PATIENCE_MS)).then(world.cancel);
          return hang();
        },
        'provider away': () => {
          provider.awayUntil = clock.now() + AWAY_MS;
          return hang();
        },
        'bad sound': () => speak(true),
        'bad voice': () => {
          provider.badUntil = clock.now() + BAD_MS;
          return speak(true);
        },
        'text refused': async () => {
          provider.refused.add(text);
          return refuse();
        },
      },
    });
    asked.isAnswered = true;
    return answer;
  },
});
