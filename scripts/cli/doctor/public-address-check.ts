import { whyUnreached } from '../../../src/errors/why-unreached.ts';
import type { Check } from './check.ts';
import { ask, failed, publishedFinding } from './published.ts';

const MOST_SKEW_MS = 60_000;
const PROXY = 'Point the proxy or tunnel at the public port as docs/home.md shows';

/**
 * Asks a public address as a podcast app does: name, certificate, feed, ranges of audio, and that the API
 * isn't there. `findFeed` answers the path of a feed; undefined as long as nothing is published.
 */
export const publicAddressCheck = (
  url: string,
  findFeed: () => Promise<string | undefined>,
): Check => ({
  name: 'Public address',
  remedy: `${PROXY}.`,
  async run() {
    const outside = await ask(`${url}/api/v1/health`).catch((error: unknown) => error);
    if (!(outside instanceof Response)) {
      return failed(
        `${url} can't be reached: ${whyUnreached(outside)}.`,
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
    const feedPath = await findFeed();
    if (feedPath === undefined) {
      return { ok: true, found: `${url} answers; nothing is published yet.` };
    }
    return publishedFinding(url, feedPath, `${PROXY}.`);
  },
});
