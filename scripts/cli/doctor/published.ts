import type { Finding } from './check.ts';

const TIMEOUT_MS = 15_000;

/** What is wrong, and what to do about it. */
export const failed = (found: string, remedy: string): Finding => ({ ok: false, found, remedy });

/** Asks an address as a podcast app does; redirects are told, not followed. */
export const ask = (address: string, init: RequestInit = {}): Promise<Response> =>
  fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS), ...init });

/**
 * Fetches the feed at a path below a base address, and ten bytes of the audio that it names first.
 * `remedy` is what to do where the server is at fault.
 */
export const publishedFinding = async (
  base: string,
  path: string,
  remedy: string,
): Promise<Finding> => {
  const feed = await ask(`${base}${path}`);
  const xml = await feed.text();
  if (feed.status !== 200 || !xml.includes('<rss')) {
    return failed(`${base}${path} answers ${feed.status} and no feed.`, remedy);
  }
  const [, audio = ''] = /<enclosure url="([^"]+)"/.exec(xml) ?? [];
  if (!audio.startsWith(`${base}/`)) {
    return failed(
      `The feed names its audio at ${audio || 'no address'}, not under ${base}.`,
      'Start the stack again, and wait five minutes until its feeds are written anew.',
    );
  }
  const part = await ask(audio, { headers: { range: 'bytes=0-9' } });
  const { byteLength } = part.status === 206 ? await part.arrayBuffer() : { byteLength: 0 };
  if (byteLength !== 10) {
    await part.body?.cancel().catch(() => undefined);
    return failed(
      `${audio} answers a range with ${part.status}: players can't seek.`,
      'Let the proxy pass the Range header on, and turn off what rewrites or compresses audio.',
    );
  }
  return { ok: true, found: `${base} has a valid connection, the feed, and audio with ranges.` };
};
