/** A request for a file, as CloudFront's standard log tells it. */
export interface LoggedRequest {
  /** When its answer ended, in UTC: `2026-11-29`. */
  readonly day: string;
  readonly address: string;
  readonly method: string;
  /** As it was asked for, percent-encoded. */
  readonly path: string;
  readonly status: number;
  /** The User-Agent; empty where none was sent. */
  readonly agent: string;
  /** The bytes of the file that were sent, from `firstByte` on. */
  readonly sentBytes: number;
  readonly firstByte: number;
}

/** The columns that are read, by the names that a log's first lines give them. */
const COLUMNS = {
  day: 'date',
  address: 'c-ip',
  method: 'cs-method',
  path: 'cs-uri-stem',
  status: 'sc-status',
  agent: 'cs(User-Agent)',
  sentBytes: 'sc-bytes',
  contentBytes: 'sc-content-len',
  firstByte: 'sc-range-start',
} as const;

/** A number; undefined for `-`, which stands for nothing. */
const numberIn = (text: string): number | undefined =>
  /^\d+$/.test(text) ? Number(text) : undefined;

/** Logs encode what would break their lines; what is no such encoding is meant as it stands. */
const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const placesOf = (fields: string) => {
  const names = fields.trim().split(/\s+/);
  return (column: keyof typeof COLUMNS): number => {
    const place = names.indexOf(COLUMNS[column]);
    if (place >= 0) return place;
    throw new Error(`The access log has no column ${COLUMNS[column]}; it has ${fields.trim()}.`);
  };
};

const FIELDS = '#Fields:';

/**
 * The requests that the lines of one log tell of. A line that broke off is left out.
 * @throws Error for a log whose `#Fields` lack a column that is needed
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html
 */
export async function* readAccessLog(
  lines: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<LoggedRequest> {
  let placeOf: ReturnType<typeof placesOf> | undefined;
  for await (const line of lines) {
    if (line.startsWith(FIELDS)) placeOf = placesOf(line.slice(FIELDS.length));
    if (line.startsWith('#') || placeOf === undefined) continue;
    const values = line.split('\t');
    const at = (column: keyof typeof COLUMNS): string => values[placeOf?.(column) ?? -1] ?? '-';
    const [status, sentBytes] = [numberIn(at('status')), numberIn(at('sentBytes'))];
    if (status === undefined || sentBytes === undefined) continue;
    const agent = decode(at('agent'));
    yield {
      ...{ day: at('day'), address: at('address'), method: at('method'), path: at('path') },
      status,
      agent: agent === '-' ? '' : agent,
      // What was sent is told with its headers, and the length of the answer even of one that was broken off.
      sentBytes: Math.min(sentBytes, numberIn(at('contentBytes')) ?? sentBytes),
      firstByte: numberIn(at('firstByte')) ?? 0,
    };
  }
}
