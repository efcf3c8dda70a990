import { ExportContentsSchema } from '../../collect-content/export/manifest.ts';
import {
  ChannelExportFactsSchema,
  ChannelExportListSchema,
  ChannelExportSchema,
  ExportUploadsBodySchema,
  ExportUploadsSchema,
  ReadFromBodySchema,
} from '../channel-exports/schema.ts';
import type { Operation } from './operation.ts';

const ALL = '/api/v1/channel-exports';
const OF_CHANNEL = `${ALL}/{username}`;
const channelExport = { name: 'ChannelExport', schema: ChannelExportSchema };
const NO_NAME = 'The path names no channel';
const bodyProblems = {
  400: 'Malformed body or username',
  413: 'The body is too large',
  415: 'The body is not JSON',
};

/** Telegram exports of channels: brought in, and chosen to be read in Telegram's place. */
export const CHANNEL_EXPORT_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: ALL,
    operationId: 'listChannelExports',
    summary: 'The channels that have an export, and which of them are read from it',
    success: {
      status: 200,
      description: 'All of them, by username; any other channel is read from Telegram',
      body: { name: 'ChannelExportList', schema: ChannelExportListSchema },
    },
  },
  {
    method: 'get',
    path: OF_CHANNEL,
    operationId: 'getChannelExport',
    summary: 'What a channel’s export holds, and how often is posted',
    success: {
      status: 200,
      description: 'The export',
      body: { name: 'ChannelExportFacts', schema: ChannelExportFactsSchema },
    },
    problems: { 400: NO_NAME, 404: 'The channel has no export' },
  },
  {
    method: 'post',
    path: `${OF_CHANNEL}/uploads`,
    operationId: 'startChannelExport',
    summary: 'Where the files of an export are put before it is saved',
    body: { name: 'ExportFiles', schema: ExportUploadsBodySchema },
    success: {
      status: 200,
      description: 'An address for each file that is not there yet',
      body: { name: 'ExportUploads', schema: ExportUploadsSchema },
    },
    problems: bodyProblems,
  },
  {
    method: 'put',
    path: OF_CHANNEL,
    operationId: 'saveChannelExport',
    summary: 'Has a channel read from an export whose files are there; posts of earlier ones stay',
    body: { name: 'ExportContents', schema: ExportContentsSchema },
    success: { status: 200, description: 'The channel has it', body: channelExport },
    problems: { ...bodyProblems, 409: 'The username has an export of another channel' },
  },
  {
    method: 'patch',
    path: OF_CHANNEL,
    operationId: 'chooseChannelExport',
    summary: 'Has a channel that has an export be read from it, or from Telegram',
    body: { name: 'ReadFrom', schema: ReadFromBodySchema },
    success: {
      status: 200,
      description: 'It counts from the next episode on',
      body: channelExport,
    },
    problems: { ...bodyProblems, 404: 'The channel has no export' },
  },
  {
    method: 'delete',
    path: OF_CHANNEL,
    operationId: 'removeChannelExport',
    summary: 'Removes a channel’s export, which is then read from Telegram',
    success: { status: 204, description: 'There is none' },
    problems: { 400: NO_NAME },
  },
];
