import type { Check, Finding } from './check.ts';

const TIMEOUT_MS = 15_000;
const MOST_SKEW_MS = 60_000;
const PROXY = 'Point the proxy or tunnel at the public port as docs/home.md shows';

const failed = (found: string, remedy: string): Finding => ({ ok: false, found, remedy });

/** Why fetch got no answer: a certificate, a name, a refused connection. */
const reasonOf = (error: unknown): string => {
  const { cause } = error as { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? String(error);
};

/**
 * Asks a public address as a podcast app does: name, certificate, feed, ranges of audio, and that the API
 * isn't there. `feedPath` is undefined as long as nothing is published.
 */
export const publicAddressCheck = (url: string, feedPath: string | undefined): Check => ({
  name: 'Public address',
  remedy: `${PROXY}.`,
  async run() {
    const ask = (address: string, headers = {}) =>
      fetch(address, { headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const outside = await ask(`${url}/api/v1/health`).catch((error: unknown) => error);
    if (!(outside instanceof Response)) {
      return failed(
        `${url} can't be reached: ${reasonOf(outside)}.`,
        `Check its name, its certificate and that npm start runs. ${PROXY}.`,
      );
    }
    await outside.body?.cancel();
    if (outside.status !== 404) {
      return failed(
        `${url} answers /api/v1/health with ${outside.status}; on the public port it is 404.`,
        `${PROXY}, and at no other.`,
      );
    }
    const skewMs = Date.parse(outside.headers.get('date') ?? '') - Date.now();
    if (Math.abs(skewMs) > MOST_SKEW_MS) {
      return failed(
        `The clocks of ${url} and of this machine are ${Math.round(Math.abs(skewMs) / 1000)} s apart.`,
        'Let the system set the time from the network.',
      );
    }
    if (feedPath === undefined) {
      return { ok: true, found: `${url} answers; nothing is published yet.` };
    }
    const feed = await ask(`${url}${feedPath}`);
    const xml = await feed.text();
    if (feed.status !== 200 || !xml.includes('<rss')) {
      return failed(`${url}${feedPath} answers ${feed.status} and no feed.`, `${PROXY}.`);
    }
    const [, audio = ''] = /<enclosure url="([^"]+)"/.exec(xml) ?? [];
    if (!audio.startsWith(`${url}/`)) {
      return failed(
        `The feed names its audio at ${audio || 'no address'}, not under ${url}.`,
        'Start the stack again, and wait five minutes until its feeds are written anew.',
      );
    }
    const part = await ask(audio, { range: 'bytes=0-9' });
    const { byteLength } = part.status === 206 ? await part.arrayBuffer() : { byteLength: 0 };
    if (byteLength !== 10) {
      await part.body?.cancel().catch(() => undefined);
      return failed(
        `${audio} answers a range with ${part.status}: players can't seek.`,
        'Let the proxy pass the Range header on, and turn off what rewrites or compresses audio.',
      );
    }
    return { ok: true, found: `${url} has a valid connection, the feed, and audio with ranges.` };
  },
});
