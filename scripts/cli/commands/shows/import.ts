import type { z } from 'zod';
import { StartedRunSchema } from '../../../../src/api/executions/run-route.ts';
import {
  ImportedSchema,
  ImportUploadsSchema,
  ShowImportedSchema,
} from '../../../../src/api/imports/schema.ts';
import { EpisodeListSchema } from '../../../../src/api/list-episodes/route.ts';
import { FileNotFetched } from '../../../import/fetch-file.ts';
import type { ImportNote, ImportPlan } from '../../../import/import-plan.ts';
import { openDatabase } from '../../../import/open-database.ts';
import { openFeed } from '../../../import/open-feed.ts';
import { type ImportOutcome, type ImportTarget, runImport } from '../../../import/run-import.ts';
import { progressBar } from '../../../terminal/progress-bar.ts';
import type { Api } from '../../api.ts';
import { CommandFailed } from '../../command-failed.ts';
import type { Answer, Context } from '../../context.ts';
import { findShow } from '../../find-show.ts';

/** What imports of any kind are told. */
export interface ImportOptions {
  readonly dryRun?: boolean | undefined;
  readonly maxMb: number;
  readonly allowOrigin?: readonly string[] | undefined;
}

/** What an import of a feed is told besides. */
interface FeedOptions extends ImportOptions {
  readonly show?: string | undefined;
  readonly language: string;
}

const listEpisodes = async (api: Api, podcastId: string): Promise<Set<string>> => {
  const ids = new Set<string>();
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ podcastId, limit: '100', ...(cursor && { cursor }) });
    const page: z.infer<typeof EpisodeListSchema> = await api.get(
      `/episodes?${query}`,
      EpisodeListSchema,
    );
    for (const { episodeId } of page.episodes) ids.add(episodeId);
    cursor = page.nextCursor;
  } while (cursor);
  return ids;
};

const targetOf = (api: Api): ImportTarget => {
  const pathOf = (podcastId: string) => `/podcasts/${podcastId}/imports`;
  return {
    importShow: (podcastId, show) => api.put(pathOf(podcastId), ShowImportedSchema, show),
    listEpisodes: (podcastId) => listEpisodes(api, podcastId),
    startImport: (podcastId, episodeId, files) =>
      api.post(`${pathOf(podcastId)}/${episodeId}/uploads`, ImportUploadsSchema, files),
    importEpisode: (podcastId, episodeId, episode) =>
      api.put(`${pathOf(podcastId)}/${episodeId}`, ImportedSchema, episode),
  };
};

const noteLines = (notes: readonly ImportNote[]): string[] =>
  notes.map(({ what, why }) => `  ${what}: ${why}.`);

const planLines = (plan: ImportPlan): string[] => [
  `${plan.show.title} (${plan.podcastId}): ${plan.episodes.length} episodes would be imported.`,
  ...(plan.refused.length > 0
    ? [`${plan.refused.length} could not be:`, ...noteLines(plan.refused)]
    : []),
  ...noteLines(plan.notes),
  ...plan.episodes
    .filter(({ transcripts }) => transcripts.length === 0)
    .map(({ title }) => `  ${title}: it has no transcript, so that search finds nothing in it.`),
];

const outcomeLines = (outcome: ImportOutcome): string[] => [
  `${outcome.title} (${outcome.podcastId}): ${outcome.imported} episodes imported${outcome.present > 0 ? `, ${outcome.present} were there` : ''}.`,
  ...(outcome.refused.length > 0
    ? [`${outcome.refused.length} were not imported:`, ...noteLines(outcome.refused)]
    : []),
  ...noteLines(outcome.notes),
];

/** Imports what was planned, or says what would be, and lets the next sweep publish it now. */
export const importPlans = async (
  { api, view }: Context,
  plans: readonly ImportPlan[],
  options: ImportOptions,
): Promise<Answer> => {
  if (options.dryRun) {
    const lines = [...plans.flatMap(planLines), '', 'Nothing was imported (--dry-run).'];
    return { json: plans, lines, ok: true };
  }
  const target = targetOf(api);
  const outcomes: ImportOutcome[] = [];
  for (const plan of plans) {
    const outcome = await runImport(plan, target, {
      maxBytes: options.maxMb * 1_000_000,
      allowedOrigins: [...(options.allowOrigin ?? [])],
      onProgress: (what, share) => view.update(`${progressBar(share)} ${what}`),
    });
    outcomes.push(outcome);
  }
  view.clear();
  const isNew = outcomes.some(({ imported }) => imported > 0);
  if (isNew) await api.post('/operations/reconcile/run', StartedRunSchema);
  const published = isNew
    ? ['', 'They are being published now, and then put in the search index, fifty at a time.']
    : [];
  const ok = outcomes.every(({ refused }) => refused.length === 0);
  return { json: outcomes, lines: [...outcomes.flatMap(outcomeLines), ...published], ok };
};

const toCommandFailed = (cause: unknown): never => {
  if (!(cause instanceof FileNotFetched)) throw cause;
  throw new CommandFailed(`${cause.message}.`, { cause });
};

/** `import database`; without an address it is the one of STEPCAST_IMPORT_DATABASE. */
export const importDatabase = async (
  context: Context,
  given: string | undefined,
  { schema, ...options }: ImportOptions & { readonly schema: string },
): Promise<Answer> => {
  const address = given ?? process.env['STEPCAST_IMPORT_DATABASE'];
  if (!address || !/^postgres(ql)?:\/\//.test(address)) {
    throw new CommandFailed(
      'Give the address of the database, postgres://user:password@host/name, or set it as STEPCAST_IMPORT_DATABASE, where no list of processes shows its password.',
    );
  }
  const plans = await openDatabase(address, schema).catch(toCommandFailed);
  return importPlans(context, plans, options);
};

/** `import feed`. */
export const importFeed = async (
  context: Context,
  source: string,
  { show: name, language, ...options }: FeedOptions,
): Promise<Answer> => {
  const plan = await openFeed(source, {
    allowedOrigins: [...(options.allowOrigin ?? [])],
    languageCode: language,
  }).catch(toCommandFailed);
  const podcastId = name === undefined ? plan.podcastId : (await findShow(context.api, name)).id;
  return importPlans(context, [{ ...plan, podcastId }], options);
};
