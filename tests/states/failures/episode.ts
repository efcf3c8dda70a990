import {
  database,
  databaseLastWord,
  functionDied,
  lambdaBusy,
  outOfReach,
  storage,
  telling,
} from './policies.ts';
import type { MachineFailures } from './state-failures.ts';

/** Nothing to tell is no failure. */
const skipped = { errors: ['NothingToTell'], next: 'SkipEpisode' };
/** A month's cap is used up: the machine waits, and calls again. */
const heldByCap = { errors: ['BudgetSpent'], as: 'BudgetSpent', next: 'ChooseByBudget' };
const marked = [{ errors: ['States.ALL'], next: 'MarkEpisodeFailed' }];

/** What goes wrong in an episode, and what is done about it. */
export const episode: MachineFailures = {
  OpenEpisode: {
    timeout: 60,
    retry: [database],
    catch: [
      // The statuses that open_episode raises: supabase/README.md.
      { errors: ['States.Http.StatusCode.471'], as: 'UnknownPodcast', next: 'UnknownPodcast' },
      {
        errors: ['States.Http.StatusCode.476'],
        as: 'EpisodeAlreadyLive',
        next: 'EpisodeAlreadyLive',
      },
      { errors: ['States.Http.StatusCode.478'], as: 'InvalidWindow', next: 'InvalidWindow' },
      { errors: ['States.Http.StatusCode.482'], as: 'NoVoice', next: 'EpisodeRefused' },
      { errors: ['States.Http.StatusCode.484'], as: 'MissingConfig', next: 'EpisodeRefused' },
      { errors: ['States.Http.StatusCode.483'], as: 'MissingOutput', next: 'EpisodeRefused' },
      { errors: ['States.Http.StatusCode.486'], as: 'InvalidInput', next: 'EpisodeRefused' },
      { errors: ['States.Http.StatusCode.481'], as: 'OtherPodcast', next: 'EpisodeRefused' },
      { errors: ['States.Http.StatusCode.487'], as: 'EpisodeWithdrawn', next: 'EpisodeRefused' },
      { errors: ['States.Http.StatusCode.477'], as: 'StaleExecution', next: 'EpisodeRefused' },
      { errors: ['States.ALL'], next: 'MarkEpisodeFailed' },
    ],
  },
  TellOfOpening: {
    timeout: 30,
    retry: [telling],
    catch: [{ errors: ['States.ALL'], next: 'ChooseStart' }],
  },
  CollectContent: {
    function: 'collectContent',
    timeout: 330,
    retry: [
      lambdaBusy,
      outOfReach(
        'TelegramUnavailable',
        'StorageUnavailable',
        'DatabaseUnavailable',
        'SecretsUnavailable',
      ),
      functionDied,
    ],
    // The task answers flood_wait, and the machine waits; a voice message without text is noted.
    handled: ['FloodWait', 'TranscriptionFailed', 'BudgetSpent'],
    catch: [heldByCap, ...marked],
  },
  SkipEpisode: { timeout: 60, retry: [database], catch: marked },
  TellOfSkip: {
    timeout: 30,
    retry: [telling],
    catch: [{ errors: ['States.ALL'], next: 'EpisodeSkipped' }],
  },
  VerifyContent: { timeout: 60, retry: [storage], catch: marked },
  MarkContentCollected: { timeout: 60, retry: [database], catch: marked },
  TellOfContent: {
    timeout: 30,
    retry: [telling],
    catch: [{ errors: ['States.ALL'], next: 'NeedsScript' }],
  },
  WriteScript: {
    function: 'writeScript',
    timeout: 930,
    retry: [
      lambdaBusy,
      outOfReach('StorageUnavailable', 'DatabaseUnavailable', 'SecretsUnavailable'),
      { ...outOfReach('ModelUnavailable'), interval: 10, attempts: 6 },
      functionDied,
    ],
    handled: ['BudgetSpent'],
    catch: [
      skipped,
      { errors: ['ModelUnavailable'], next: 'WriteScriptWithoutModel' },
      heldByCap,
      ...marked,
    ],
  },
  WriteScriptWithoutModel: {
    function: 'writeScript',
    timeout: 930,
    retry: [
      lambdaBusy,
      outOfReach('StorageUnavailable', 'DatabaseUnavailable', 'SecretsUnavailable'),
      functionDied,
    ],
    // It is told that the model was away, and asks none: what was answered is kept.
    handled: ['ModelUnavailable', 'BudgetSpent'],
    catch: [skipped, ...marked],
  },
  MarkAwaitingReview: { timeout: 60, retry: [database], catch: marked },
  TellOfReview: {
    timeout: 30,
    retry: [telling],
    catch: [{ errors: ['States.ALL'], next: 'EpisodeAwaitsReview' }],
  },
  MarkProcessing: { timeout: 60, retry: [database], catch: marked },
  TellOfProcessing: {
    timeout: 30,
    retry: [telling],
    catch: [{ errors: ['States.ALL'], next: 'NeedsAudio' }],
  },
  GenerateAudio: {
    function: 'generateAudio',
    timeout: 930,
    retry: [
      lambdaBusy,
      outOfReach(
        'SpeechUnavailable',
        'StorageUnavailable',
        'DatabaseUnavailable',
        'SecretsUnavailable',
        'ShowFileUnavailable',
      ),
      // Each call goes on where the one before stopped: an hour and three quarters of speaking in all.
      { errors: ['GenerationOutOfTime'], attempts: 6, interval: 1, backoff: 1 },
      functionDied,
    ],
    handled: ['BudgetSpent'],
    catch: [heldByCap, ...marked],
  },
  VerifyAudio: { timeout: 60, retry: [storage], catch: marked },
  MarkCompleted: { timeout: 60, retry: [database], catch: marked },
  PublishFeed: {
    function: 'publishFeed',
    timeout: 150,
    retry: [
      lambdaBusy,
      outOfReach('StorageUnavailable', 'DatabaseUnavailable', 'SecretsUnavailable'),
      functionDied,
    ],
    catch: [{ errors: ['States.ALL'], next: 'RecordPublishFailure' }],
  },
  RecordPublishFailure: {
    timeout: 60,
    retry: [database],
    catch: [{ errors: ['States.ALL'], next: 'TellOfCompletion' }],
  },
  TellOfCompletion: {
    timeout: 30,
    retry: [telling],
    catch: [{ errors: ['States.ALL'], next: 'NeedsTelegramPost' }],
  },
  PostToTelegram: {
    function: 'postToTelegram',
    timeout: 330,
    retry: [
      lambdaBusy,
      outOfReach(
        'TelegramBotUnavailable',
        'StorageUnavailable',
        'DatabaseUnavailable',
        'SecretsUnavailable',
      ),
      functionDied,
    ],
    // The task answers wait, and the machine waits.
    handled: ['TelegramAsksToWait'],
    catch: [{ errors: ['States.ALL'], next: 'NotePostFailure' }],
  },
  NotePostFailure: {
    timeout: 60,
    retry: [database],
    catch: [{ errors: ['States.ALL'], next: 'EpisodeCompleted' }],
  },
  MarkEpisodeFailed: {
    timeout: 60,
    retry: [databaseLastWord],
    catch: [{ errors: ['States.ALL'], next: 'EpisodeFailed' }],
  },
  TellOfFailure: {
    timeout: 30,
    retry: [telling],
    catch: [{ errors: ['States.ALL'], next: 'EpisodeFailed' }],
  },
};
