import { OR_CHANGE_SHOW } from '../../show-files/show-file-errors.ts';

/**
 * What can help an episode that has ended otherwise than it should. `retry`: making it again, after
 * what its message names; `generate`: a new episode, since a retry keeps the settings and the period
 * of this one; `wait`: the end of another episode; `none`: nothing that is done with episodes.
 */
export const REMEDIES = ['retry', 'generate', 'wait', 'none'] as const;
export type Remedy = (typeof REMEDIES)[number];

/** What is known of an Error of the machine. */
interface Known {
  readonly names: RegExp;
  /** What happened, where the Cause has no words for people; with `isLead` before whatever it has. */
  readonly what?: string;
  readonly isLead?: boolean;
  /** What to do; left out where the Error's own message says it. */
  readonly advice?: string;
  readonly remedy?: Remedy;
}

const SEE_LOG = 'If it happens again, npx stepcast logs tells more.';
const TAKES_UP = 'Retry the episode: it goes on with what is done already.';

const KNOWN: readonly Known[] = [
  {
    names: /^(UnknownPodcast|PodcastNotFound|EpisodeNotFound)$/,
    what: 'There is no such show.',
    advice: 'Check podcastId, or sign the show up first.',
    remedy: 'none',
  },
  {
    names: /^EpisodeAlreadyLive$/,
    what: 'The show is making another episode.',
    advice: 'Wait until it has ended, or cancel it.',
    remedy: 'wait',
  },
  {
    names: /^InvalidWindow$/,
    what: 'The period of the posts is none: it must end after it begins.',
    advice: 'Generate an episode of another period.',
    remedy: 'generate',
  },
  {
    names: /^NoVoice$/,
    what: 'There is no default voice for the show’s language.',
    advice: 'Name a voice for each speaker in the show’s settings, then retry.',
  },
  {
    names: /^MissingConfig$/,
    what: 'The show has no channels and settings yet.',
    advice: 'Set it up, then retry.',
  },
  {
    names: /^EpisodeWithdrawn$/,
    what: 'The episode is withdrawn for good.',
    advice: 'Generate another one.',
    remedy: 'generate',
  },
  {
    names: /^MissingOutput$/,
    what: 'The attempt lacks what it should start from.',
    advice: 'Start from an earlier step.',
  },
  {
    names: /^InvalidInput$/,
    what: 'What was edited for the attempt can’t be a setting of it.',
    advice: 'Retry, with other settings or without any.',
  },
  {
    names: /^(OtherPodcast|StaleExecution)$/,
    what: 'This run has no claim on the episode: it belongs to another show or to a later attempt.',
    remedy: 'none',
  },
  { names: /^UnknownChannel$/, remedy: 'generate' },
  { names: /^PostsInOtherLanguage$/, remedy: 'generate' },
  {
    names: /^ExecutionAborted$/,
    what: 'The run was cut off: somebody stopped its execution, or the stack went down with it.',
    isLead: true,
    advice: TAKES_UP,
  },
  {
    names: /^(ExecutionTimedOut|States\.Timeout|Sandbox\.Timedout)$/,
    what: 'It took longer than it may, and was ended.',
    isLead: true,
    advice: `${TAKES_UP} ${SEE_LOG}`,
  },
  {
    names: /^(ExecutionFailed|ExecutionUnknown|SucceededUnsettled)$/,
    what: 'The run ended without saying what became of the episode.',
    isLead: true,
    advice: `${TAKES_UP} ${SEE_LOG}`,
  },
  {
    names: /^Runtime\.OutOfMemory$/,
    what: 'The step ran out of memory.',
    isLead: true,
    advice: `${TAKES_UP} ${SEE_LOG}`,
  },
  {
    names: /^(Lambda\.|Runtime\.)/,
    what: 'The step broke off.',
    isLead: true,
    advice: `${TAKES_UP} ${SEE_LOG}`,
  },
  {
    names: /^(DatabasePaused|States\.Http\.StatusCode\.540)$/,
    what: 'The database is paused.',
    isLead: true,
    advice: 'Resume the project in the Supabase dashboard, then retry.',
  },
  {
    names: /^States\.Http\.StatusCode\.40[13]$/,
    what: 'The database refuses the state machine’s key.',
    isLead: true,
    advice: 'Check the key of its connection, then retry.',
  },
  {
    names: /^States\.Http\.StatusCode\.40[04]$/,
    what: 'The database lacks what this version of Stepcast calls.',
    isLead: true,
    advice: 'Apply the migrations of this version, then retry.',
  },
  {
    names: /^(DatabaseUnavailable|States\.Http\.(Socket|StatusCode\.(429|5\d\d)))$/,
    what: 'The database was out of reach, even after several tries.',
    isLead: true,
    advice: 'Retry the episode once it answers again.',
  },
  {
    names: /^SecretsUnavailable$/,
    what: 'The keys of the stage could not be read, even after several tries.',
    isLead: true,
    advice: 'Retry the episode once Secrets Manager answers again.',
  },
  {
    names: /^SecretRefused$/,
    what: 'The keys of the stage can’t be read by its functions.',
    isLead: true,
    advice: 'Deploy the stage again and put its secrets there anew, then retry.',
  },
  {
    names: /^BudgetSpent$/,
    advice:
      'Raise the cap of the show (npx stepcast shows edit, --monthly-cap) or of the stage (MONTHLY_CAP_USD), or wait for the next month; then retry.',
  },
  {
    names: /^ShowFileUnavailable$/,
    advice: `Retry the episode once it can be fetched. ${OR_CHANGE_SHOW}`,
  },
  {
    names: /^\w+Unavailable$/,
    advice: 'What it needed was out of reach even after several tries. Retry the episode.',
  },
  { names: /^Cancelled$/, advice: 'Retry the episode to make it after all.' },
  { names: /^(ContentMismatch|AudioMismatch|ContentMissing|AudioMissing)$/, advice: TAKES_UP },
];

/** What is known of an Error by its name; nothing of one that says everything itself. */
export const knownOf = (name: string): Omit<Known, 'names'> =>
  KNOWN.find(({ names }) => names.test(name)) ?? {};

/** What can help after this Error; a retry, unless it is known that none can. */
export const remedyFor = (name: string): Remedy => knownOf(name).remedy ?? 'retry';
