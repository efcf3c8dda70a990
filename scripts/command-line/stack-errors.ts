import { PortUnavailable } from '../../local/listen/index.ts';
import { RestoreUnfinished } from '../../local/stack/data-folder/data-folder.ts';
import { DataFolderOfAnotherVersion } from '../../local/stack/data-folder/data-folder-of-another-version.ts';
import { ExportOfOtherChannel } from '../../src/collect-content/export/export-errors.ts';
import { ExportUnreadable } from '../../src/collect-content/export/format/export-unreadable.ts';

/** Errors of the embedded stack that say all that whoever started it needs. */
export const STACK_ERRORS = [
  DataFolderOfAnotherVersion,
  ExportOfOtherChannel,
  ExportUnreadable,
  PortUnavailable,
  RestoreUnfinished,
] as const;
