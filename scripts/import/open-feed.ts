import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import type { AllowedOrigins } from '../../src/public-internet/allowed-origins.ts';
import { FileNotFetched, fetchFile } from './fetch-file.ts';
import type { FileSource, ImportPlan, TranscriptSource } from './import-plan.ts';
import { nextPage, parseFeed, readFeed } from './read-feed.ts';

type Feed = ReturnType<typeof parseFeed>;

interface OpenOptions {
  readonly allowedOrigins: AllowedOrigins;
  /** The language of a feed that names none. */
  readonly languageCode: string;
}

const MOST_FEED_BYTES = 50_000_000;
const MOST_PAGES = 200;

const parse = (xml: string, name: string): Feed => {
  try {
    return parseFeed(xml);
  } catch (cause) {
    throw new FileNotFetched(`${name} is no RSS feed`, { cause });
  }
};

const fetchPage = async (url: string, allowedOrigins: AllowedOrigins): Promise<Feed> => {
  const folder = await mkdtemp(join(tmpdir(), 'stepcast-import-'));
  try {
    const path = join(folder, 'feed.xml');
    await fetchFile({ url }, path, { maxBytes: MOST_FEED_BYTES, allowedOrigins });
    return parse(await readFile(path, 'utf8'), url);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const fetchPages = async (
  url: string,
  allowedOrigins: AllowedOrigins,
): Promise<[Feed, ...Feed[]]> => {
  const first = await fetchPage(url, allowedOrigins);
  const pages: [Feed, ...Feed[]] = [first];
  const seen = new Set([url]);
  let next = nextPage(first);
  while (next && !seen.has(next) && pages.length < MOST_PAGES) {
    seen.add(next);
    const page = await fetchPage(next, allowedOrigins);
    pages.push(page);
    next = nextPage(page);
  }
  return pages;
};

const BESIDE = { '.vtt': 'vtt', '.srt': 'srt', '.json': 'json' } as const;

/** The files of a folder that a feed names by addresses, found by their last part. */
const inFolder = (folder: string) => {
  const locate = (url: string): FileSource => {
    const path = URL.canParse(url) ? new URL(url).pathname : url;
    let name = basename(path);
    try {
      name = basename(decodeURIComponent(path));
    } catch {
      // An escape that is none is part of the name.
    }
    return { path: join(folder, name) };
  };
  const beside = (audio: FileSource): TranscriptSource[] => {
    if (!('path' in audio)) return [];
    const stem = audio.path.slice(0, audio.path.length - extname(audio.path).length);
    return Object.entries(BESIDE).flatMap(([ending, format]) => {
      const path = stem + ending;
      return existsSync(path) ? [{ format, file: { path } }] : [];
    });
  };
  return { locate, beside };
};

const feedIn = async (folder: string): Promise<string> => {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new FileNotFetched(`There is no folder ${folder}`, { cause });
  });
  const feeds = names.filter((name) => /\.(xml|rss)$/i.test(name));
  const [only] = feeds.includes('feed.xml') ? ['feed.xml'] : feeds;
  if (only && (feeds.length === 1 || only === 'feed.xml')) return join(folder, only);
  const found = feeds.length === 0 ? 'no feed' : `${feeds.length} feeds (${feeds.join(', ')})`;
  throw new FileNotFetched(`${folder} has ${found}; it must have a feed.xml`);
};

/**
 * What is to be imported of a feed: at an address, with the pages that it goes on to, or in a folder
 * that holds `feed.xml` and the files that it names, by their names.
 * @throws FileNotFetched
 */
export const openFeed = async (source: string, options: OpenOptions): Promise<ImportPlan> => {
  const { allowedOrigins, languageCode } = options;
  if (/^https?:\/\//i.test(source)) {
    const pages = await fetchPages(source, allowedOrigins);
    return readFeed(pages, {
      feedUrl: source,
      languageCode,
      locate: (url) => ({ url: URL.canParse(url, source) ? new URL(url, source).href : url }),
      beside: () => [],
    });
  }
  const file = await feedIn(source);
  const feed = parse(await readFile(file, 'utf8'), file);
  return readFeed([feed], { feedUrl: null, languageCode, ...inFolder(source) });
};
