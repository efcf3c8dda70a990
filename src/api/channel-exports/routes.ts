import pLimit from 'p-limit';
import type { z } from 'zod';
import {
  ExportIncomplete,
  ExportOfOtherChannel,
} from '../../collect-content/export/export-errors.ts';
import { type ExportFileKind, exportFileKey } from '../../collect-content/export/export-keys.ts';
import type { ManagedExports } from '../../collect-content/export/managed-exports.ts';
import {
  ExportContentsSchema,
  ExportedUsernameSchema,
  type ExportManifest,
} from '../../collect-content/export/manifest.ts';
import type { UploadSigner } from '../../episode/episode-import.ts';
import { emptyResult, jsonResult, type ProxyEvent } from '../lambda-proxy.ts';
import { RequestProblem } from '../problem.ts';
import { malformedBody, malformedParameter, parseBody, readJson } from '../request.ts';
import type { Route } from '../router.ts';
import {
  type ChannelExportFactsSchema,
  type ChannelExportListSchema,
  ExportUploadsBodySchema,
  type ExportUploadsSchema,
  ReadFromBodySchema,
  toChannelExport,
} from './schema.ts';

/** What the routes of channels' exports work with. */
export interface ChannelExportDeps {
  /** Opened by the first request that needs it. */
  open(): Promise<ManagedExports>;
  readonly uploads: UploadSigner;
}

const AT_ONCE = 20;
/** A busy group's, of two million messages. */
const MAX_CONTENTS_BYTES = 1024 * 1024;
const CONTENT_TYPES: Readonly<Record<ExportFileKind, string>> = {
  posts: 'application/json',
  voice: 'application/octet-stream',
};

const readUsername = ({ pathParameters }: ProxyEvent): string => {
  const username = ExportedUsernameSchema.safeParse(pathParameters?.['username']?.toLowerCase());
  if (username.success) return username.data;
  throw malformedParameter([
    {
      field: 'username',
      message:
        'must be what shows name the channel by; an export is of a group as a whole, not of a topic',
    },
  ]);
};

const withoutExport = (username: string): RequestProblem =>
  new RequestProblem(
    'no-export',
    404,
    'No export',
    `@${username} has no export here. Bring one in: npx stepcast channels import result.json.`,
  );

const found = (username: string, manifest: ExportManifest | null): ExportManifest => {
  if (manifest) return manifest;
  throw withoutExport(username);
};

const refused = (error: unknown): never => {
  if (error instanceof ExportIncomplete) {
    throw malformedBody([{ field: 'parts', message: error.message }]);
  }
  if (error instanceof ExportOfOtherChannel) {
    throw new RequestProblem('other-channel', 409, 'Export of another channel', error.message);
  }
  throw error;
};

/**
 * The routes by which channels' exports come, and are chosen: where their files are put, since they
 * are larger than a request may be; what they hold; and whether a channel is read from its export.
 */
export const createChannelExportRoutes = ({ open, uploads }: ChannelExportDeps) =>
  ({
    async list() {
      const exports = await (await open()).list();
      return jsonResult(200, {
        exports: exports.map(({ username, manifest }) => toChannelExport(username, manifest)),
      } satisfies z.infer<typeof ChannelExportListSchema>);
    },
    async read(event) {
      const username = readUsername(event);
      const exports = await open();
      const manifest = found(username, await exports.find(username));
      const facts = await exports.lookUp(username);
      return jsonResult(200, {
        ...toChannelExport(username, manifest),
        postsPerWeek: facts?.postsPerWeek ?? 0,
      } satisfies z.infer<typeof ChannelExportFactsSchema>);
    },
    async uploads(event) {
      const username = readUsername(event);
      const { files } = parseBody(ExportUploadsBodySchema, readJson(event));
      const exports = await open();
      const limit = pLimit(AT_ONCE);
      const signed = files.map(({ kind, ...file }) =>
        limit(async () => {
          if (await exports.hasFile(username, kind, file.sha256)) return null;
          const key = exportFileKey(username, kind, file.sha256);
          return uploads.sign(key, { ...file, contentType: CONTENT_TYPES[kind] });
        }),
      );
      return jsonResult(200, {
        uploads: await Promise.all(signed),
      } satisfies z.infer<typeof ExportUploadsSchema>);
    },
    async save(event) {
      const username = readUsername(event);
      const body = readJson(event, undefined, MAX_CONTENTS_BYTES);
      const contents = parseBody(ExportContentsSchema, body);
      const saved = await (await open()).save(username, contents).catch(refused);
      return jsonResult(200, toChannelExport(username, saved));
    },
    async choose(event) {
      const username = readUsername(event);
      const { readFrom } = parseBody(ReadFromBodySchema, readJson(event));
      const chosen = await (await open()).choose(username, readFrom);
      return jsonResult(200, toChannelExport(username, found(username, chosen)));
    },
    async remove(event) {
      await (await open()).remove(readUsername(event));
      return emptyResult;
    },
  }) satisfies Record<string, Route>;
