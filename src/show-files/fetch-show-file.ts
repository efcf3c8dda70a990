import { StepcastError } from '../errors/stepcast-error.ts';
import type { AllowedOrigins } from '../public-internet/allowed-origins.ts';
import { findHost } from '../public-internet/find-host.ts';
import { type FileKind, kindOf } from './file-kinds.ts';
import type { FileAnswer, FileNetwork } from './file-network.ts';
import { OR_CHANGE_SHOW, ShowFileRefused, ShowFileUnavailable } from './show-file-errors.ts';

/** What a file of a show is and may be. */
export interface ShowFile<K extends FileKind = FileKind> {
  /** As people call it, for messages: "intro audio". */
  readonly name: string;
  readonly url: string;
  readonly kinds: readonly K[];
  /** What servers call such files, besides `application/octet-stream`; `image` stands for `image/…`. */
  readonly contentTypes: readonly string[];
  readonly maxBytes: number;
}

/** What was found at a file's address. */
export interface FetchedFile<K extends FileKind = FileKind> {
  readonly bytes: Uint8Array;
  readonly kind: K;
}

/** Fetches files of shows. @throws ShowFileRefused, ShowFileUnavailable */
export type ShowFileSource = <K extends FileKind>(file: ShowFile<K>) => Promise<FetchedFile<K>>;

interface SourceOptions {
  readonly network: FileNetwork;
  readonly allowedOrigins: AllowedOrigins;
  /** How long a file may take, with look-ups and redirects. */
  readonly timeoutMs: number;
}

const MOST_REDIRECTS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];
const ANY_FILE = ['application/octet-stream', 'binary/octet-stream'];
const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

/** An address without its query, which may hold a secret. */
const shown = (url: string): string => url.replace(/[?#].*$/, '');

const refuse = ({ name, url }: ShowFile, reason: string, cause?: unknown): never => {
  throw new ShowFileRefused(
    `The show's ${name} (${shown(url)}) can't be used: ${reason} Put a file there that can be used and retry the episode. ${OR_CHANGE_SHOW}`,
    { cause },
  );
};
const unavailable = ({ name, url }: ShowFile, reason: string, cause?: unknown) =>
  new ShowFileUnavailable(`The show's ${name} (${shown(url)}) could not be fetched: ${reason}`, {
    cause,
  });

/** A name that doesn't exist and a certificate that isn't right stay so; other failures may pass. */
const LASTING = /^(ENOTFOUND|EPROTO|CERT_|ERR_TLS_|ERR_SSL_|DEPTH_|SELF_SIGNED|UNABLE_TO_)/;

const failed = (file: ShowFile, error: unknown): never => {
  if (error instanceof StepcastError) return refuse(file, error.message, error);
  const { code, name } = error as { code?: unknown; name?: unknown };
  const reason = typeof code === 'string' ? code : String(name);
  if (LASTING.test(reason)) return refuse(file, `its server can't be reached (${reason}).`, error);
  throw unavailable(file, `no answer (${reason}).`, error);
};

const checkStatus = (file: ShowFile, { status }: FileAnswer): void => {
  if (status === 200) return;
  if (status >= 500 || [408, 425, 429].includes(status)) {
    throw unavailable(file, `its server answered ${status}.`);
  }
  refuse(file, `its server answered ${status}.`);
};

const checkType = (file: ShowFile, { contentType }: FileAnswer): void => {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const known = [...ANY_FILE, ...file.contentTypes];
  if (type === '' || known.some((each) => type === each || type.startsWith(`${each}/`))) return;
  refuse(file, `its server calls it ${type}.`);
};

/**
 * Makes a source that connects to the public Internet alone: at each redirect again, a name is
 * looked up once, checked, and what was checked is connected to. A file is what its first bytes say.
 */
export const createShowFileSource = (options: SourceOptions): ShowFileSource => {
  const { network, allowedOrigins, timeoutMs } = options;

  const ask = async (file: ShowFile): Promise<FileAnswer> => {
    const signal = AbortSignal.timeout(timeoutMs);
    let { url } = file;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const host = await findHost(url, allowedOrigins, network.resolve, signal);
      const answer = await network.get({ ...host, maxBytes: file.maxBytes, signal });
      if (!REDIRECTS.includes(answer.status)) return answer;
      if (!answer.location || !URL.canParse(answer.location, url)) {
        return refuse(file, `its server answered ${answer.status} without an address to go to.`);
      }
      url = new URL(answer.location, url).href;
    }
    return refuse(file, `it is behind more than ${MOST_REDIRECTS} redirects.`);
  };

  return async <K extends FileKind>(file: ShowFile<K>): Promise<FetchedFile<K>> => {
    const answer = await ask(file).catch((error: unknown) =>
      error instanceof ShowFileRefused ? Promise.reject(error) : failed(file, error),
    );
    checkStatus(file, answer);
    checkType(file, answer);
    const { body } = answer;
    if (body === undefined) return refuse(file, `it is larger than ${megabytes(file.maxBytes)}.`);
    const kind = file.kinds.find((each) => each === kindOf(body));
    if (kind === undefined) {
      return refuse(file, `it is none of ${file.kinds.join(', ')} by its first bytes.`);
    }
    return { bytes: body, kind };
  };
};
