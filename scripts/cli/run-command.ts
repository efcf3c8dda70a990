import { createLiveLine } from '../demo/progress-view.ts';
import { createApi } from './api.ts';
import type { Command, CommonOptions } from './command.ts';
import type { Answer, Context } from './commands/context.ts';
import {
  cancelEpisode,
  generateEpisode,
  retryEpisode,
  showEpisodes,
  showStatus,
} from './commands/episodes.ts';
import { addShow, deleteShow, editShow, showAllShows, showOneShow } from './commands/shows.ts';
import { showVoices } from './commands/voices.ts';
import {
  addWebhook,
  deleteWebhook,
  showAllWebhooks,
  showDeliveries,
  switchWebhook,
} from './commands/webhooks.ts';
import { findTarget } from './target.ts';

const showLogs = async (context: Context, episode: string): Promise<Answer> => {
  // It brings the AWS SDK along, which no other command should wait for.
  const logs = await import('./commands/logs.ts');
  return logs.showLogs(context, episode);
};

const answerOf = (context: Context, command: Command): Promise<Answer> => {
  switch (command.name) {
    case 'shows list':
      return showAllShows(context);
    case 'shows show':
      return showOneShow(context, command.show);
    case 'shows add':
      return addShow(context, command.settings);
    case 'shows edit':
      return editShow(context, command.show, command.settings);
    case 'shows delete':
      return deleteShow(context, command.show);
    case 'voices':
      return showVoices(context, command.language);
    case 'generate':
      return generateEpisode(context, command);
    case 'episodes':
      return showEpisodes(context, command);
    case 'status':
      return showStatus(context, command);
    case 'retry':
      return retryEpisode(context, command);
    case 'cancel':
      return cancelEpisode(context, command);
    case 'logs':
      return showLogs(context, command.episode);
    case 'webhooks list':
      return showAllWebhooks(context);
    case 'webhooks add':
      return addWebhook(context, command);
    case 'webhooks log':
      return showDeliveries(context, command.webhook);
    case 'webhooks enable':
    case 'webhooks disable':
      return switchWebhook(context, command.webhook, command.name === 'webhooks enable');
    case 'webhooks delete':
      return deleteWebhook(context, command.webhook);
  }
};

/** Runs a command and prints what it has to say; answers whether all went well. */
export const runCommand = async (command: Command, options: CommonOptions): Promise<boolean> => {
  const target = await findTarget(options, process.env);
  const view = createLiveLine(options.json ? process.stderr : process.stdout);
  const { json, lines, ok } = await answerOf({ target, api: createApi(target), view }, command);
  if (options.json) console.log(JSON.stringify(json));
  else for (const line of lines) console.log(line);
  return ok;
};
