import type { S3Client } from '@aws-sdk/client-s3';
import type { PublicAddress } from '../cdn/index.ts';
import type {
  ChannelService,
  ChatService,
  ConnectionService,
  DiskService,
  ExportService,
  SignInService,
  VoiceSampleService,
} from '../connections/index.ts';
import type { GoogleTts } from '../google-tts/index.ts';
import type { InvocationReport, LambdaServer, LogLine } from '../lambda/index.ts';
import type { Delivery } from '../pipes/index.ts';
import type { Clock } from '../step-functions/contract.ts';
import type { SupabaseServer } from '../supabase/index.ts';
import type { Elsewhere, LocalTelegram } from '../telegram/index.ts';
import type { StackSecrets } from './secrets.ts';

/** The endpoints that something may be put in front of. */
export type Interceptable = 'supabase' | 's3' | 'lambda';

/** The ports of 127.0.0.1 that people and programs know by heart. */
export interface StackPorts {
  readonly api: number;
  readonly stepFunctions: number;
  readonly s3: number;
  /** Stands in every audio address and feed unless there is a public address. */
  readonly media: number;
  readonly supabase: number;
  readonly sqs: number;
  /** Where audio and feeds may face the world; used with a public address alone. */
  readonly public: number;
}

/** What services of a stack at home are made with, once it is there. */
export interface World {
  readonly telegram: LocalTelegram;
  readonly supabase: SupabaseServer;
  readonly storage: { readonly s3: S3Client };
}

/** What can be loaded before it is needed. */
export interface Warmable {
  readonly lambda: Pick<LambdaServer, 'warm'>;
  readonly telegram: Pick<LocalTelegram, 'warm'>;
  readonly speech: Pick<GoogleTts, 'warm'>;
}

export interface StackOptions {
  /** Where everything is kept; made when it isn't there. */
  readonly dataDir: string;
  /** Telegram Desktop exports whose channels the local Telegram has. */
  readonly exports: readonly string[];
  /** The usernames of the exports' channels, which exports don't hold; see the local Telegram. */
  readonly usernames?: readonly (string | undefined)[];
  readonly findUsernames?: boolean;
  readonly byId?: readonly string[];
  readonly replacing?: readonly string[];
  /** Telegram itself, which the local one asks for channels that no export stands for. */
  readonly elsewhere?: Elsewhere;
  /** Under which audio, feeds and pages are published; they stand on 127.0.0.1 alone by default. */
  readonly publicAddress?: PublicAddress;
  /** A part without one takes a free one. */
  readonly ports?: Partial<StackPorts>;
  /** Fresh ones by default; a data folder that is started again needs those of the first time. */
  readonly secrets?: StackSecrets;
  /** Settings of functions, by the names of serverless.yml, that are to be other than a laptop's. */
  readonly settings?: Readonly<Record<string, string>>;
  /** True gives up safety against power loss for speed: for data that nobody will miss. */
  readonly ephemeral?: boolean;
  /** What the console may connect the stack to; without it, it has no such page. */
  readonly connections?: ConnectionService;
  /** By which the console signs in to Telegram. */
  readonly signIn?: SignInService;
  /** What its channels are looked up and chosen with, made once the stack's own parts are there. */
  channels?(world: World): ChannelService;
  /** The channels and groups of the connected account. */
  readonly chats?: ChatService;
  /** By which exports are brought in while the stack runs. */
  exportsIn?(world: World): ExportService;
  /** By which voices are heard before they are chosen; told where this machine's own voices are. */
  voiceSamples?(speechEndpoint: string): VoiceSampleService;
  /** By which the console says what the data folder takes of its disk. */
  readonly disk?: DiskService;
  /** True serves the web console beside the API. */
  readonly console?: boolean;
  /** The clock of the state machines; the real one by default. */
  readonly clock?: Clock;
  /** Puts something between a server and those who call it, and answers its URL: for tests that make servers fail. */
  intercept?(part: Interceptable, endpoint: string): Promise<string>;
  /** Is told once the functions can be invoked, while the rest is still starting. */
  onFunctions?(parts: Warmable): void;
  /** What the functions write to stdout and stderr, line by line. */
  onLog?(line: LogLine): void;
  /** What became of each delivery of a queued message; the log of its machine says it too. */
  onDelivery?(delivery: Delivery): void;
  /** Is told in a sentence of what a person should know, such as a database that had to be started again; stderr by default. */
  onTrouble?(sentence: string): void;
  /** Is told where the folder is kept as it was before an upgrade migrates its database. */
  onUpgrade?(kept: string): void;
  /** How long each invocation took and how much memory it needed. */
  onReport?(report: InvocationReport): void;
}
