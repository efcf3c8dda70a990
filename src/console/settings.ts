/** A channel of which a stack has an export. */
export interface ExportedChannel {
  /** Without `@`. */
  readonly username: string;
  /** When its last post was made, ISO 8601 UTC. */
  readonly newestPostAt: string;
}

/** What differs from stage to stage: `config.json` beside the console's files. Addresses have no trailing slash. */
export interface Settings {
  readonly supabaseUrl: string;
  /** The project's publishable key. */
  readonly supabaseKey: string;
  /** Where the API is; empty when it is on the console's own origin. */
  readonly apiBaseUrl: string;
  /** Where listeners fetch audio and feeds. */
  readonly mediaBaseUrl: string;
  /** The channels of a stack that reads exports in Telegram's place; left out where Telegram itself is read. */
  readonly exportedChannels?: readonly ExportedChannel[];
  /** True where a page connects the stack to voices and models: at home alone. */
  readonly hasConnections?: boolean;
  /** The names of the stage's Telegram sessions, where it has several. */
  readonly telegramSessions?: readonly string[];
  /** The AWS console of the stage's region; left out where Step Functions isn't AWS's. */
  readonly awsConsoleUrl?: string;
}

const NAMES = ['supabaseUrl', 'supabaseKey', 'apiBaseUrl', 'mediaBaseUrl'] as const;

/** What `config.json` says. Throws an Error naming every setting that is missing. */
export const parseSettings = (value: unknown): Settings => {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const missing = NAMES.filter((name) => typeof given[name] !== 'string');
  if (missing.length > 0) {
    throw new Error(`config.json lacks ${missing.join(', ')}. Write it anew for this stage.`);
  }
  return given as unknown as Settings;
};
